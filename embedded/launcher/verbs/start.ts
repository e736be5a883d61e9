import { createToken } from '../platform.ts';
import { signInText } from '../sign-in.ts';
import { parseStartOptions } from '../start-options.ts';
import { formatSeconds } from '../steps/duration.ts';
import { startOnCurrent } from '../targets/current.ts';
import { startEmbedded } from '../targets/embedded.ts';
import { startOnKind } from '../targets/kind.ts';
import type { Running, StartOptions, TargetName } from '../targets/target.ts';

const byTarget: Record<TargetName, (options: StartOptions) => Promise<Running>> = {
  embedded: startEmbedded,
  kind: startOnKind,
  current: startOnCurrent,
};

/** Brings the product up, prints where it is, and returns; what it started goes on. */
export async function start(args: string[]): Promise<number> {
  const options = parseStartOptions(args);
  const from = performance.now();
  const { access, url } = await byTarget[options.target](options);
  const token = await createToken(access);
  console.log(`\nReady in ${formatSeconds((performance.now() - from) / 1000)}.`);
  console.log(signInText(url, token, options.target));
  return 0;
}
