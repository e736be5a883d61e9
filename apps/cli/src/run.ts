import type { Cli } from './cli.ts';
import { findLogin } from './config/login.ts';
import { type Exit, exits } from './exit-codes.ts';
import { explain } from './explain.ts';
import { cleanLine } from './output/clean.ts';
import { createProgram } from './program.ts';

function report({ env, err, signal }: Cli, error: unknown, address: string | undefined): Exit {
  const { exit, sentence, hints } = explain(error, address);
  // What an ended command says of its own end is only noise, but for those that have something to say.
  if (signal.aborted && exit !== 'interrupted') return 'interrupted';
  if (sentence) err.line(`${err.paint('red', '✗')} ${cleanLine(sentence)}`);
  for (const hint of hints) err.line(hint ? `  ${hint}` : '');
  if (env.debug && error instanceof Error) err.line(error.stack);
  return exit;
}

/** Runs one command line; answers the exit code. */
export async function run(args: readonly string[], cli: Cli): Promise<number> {
  try {
    await createProgram(cli).parseAsync([...args], { from: 'user' });
    return exits[cli.signal.aborted ? 'interrupted' : 'ok'].code;
  } catch (error) {
    const address = await findLogin(cli.env).then(
      ({ url }) => url,
      () => undefined,
    );
    return exits[report(cli, error, address)].code;
  }
}
