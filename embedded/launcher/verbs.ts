import { bench } from './verbs/bench.ts';
import { chaos } from './verbs/chaos.ts';
import { check } from './verbs/check.ts';
import { dev } from './verbs/dev.ts';
import { fuzz } from './verbs/fuzz.ts';
import { purge } from './verbs/purge.ts';
import { start } from './verbs/start.ts';
import { stop } from './verbs/stop.ts';
import { test } from './verbs/test.ts';
import { token } from './verbs/token.ts';

/** A verb takes the words after its name and answers the exit code. */
export type Verb = (args: string[]) => Promise<number>;

export const verbs: Record<string, Verb> = {
  start,
  stop,
  dev,
  token,
  purge,
  check,
  test,
  chaos,
  bench,
  fuzz,
};
