import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { execa } from 'execa';
import type { StepResult } from './types.ts';

const keptLines = 40;

export type Step = {
  /** What is being done, in words; opens the error. */
  name: string;
  argv: readonly [string, ...string[]];
  /** Output is appended to this file. */
  log: string;
  onLine?: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/**
 * Runs a command and keeps its output (stdout and stderr together) in the log and its last lines for an error.
 * Throws only when `signal` is aborted (its reason); a command that fails or cannot start is data.
 */
export async function runStep(step: Step): Promise<StepResult> {
  const [file, ...args] = step.argv;
  const log = createWriteStream(step.log, { flags: 'a' });
  const lines: string[] = [];
  const keep = (line: string): void => {
    log.write(`${line}\n`);
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    step.onLine?.(line);
  };
  // No grace on abort: the build runs as PID 1 of its namespace behind a parent that blocks SIGTERM, and is safe to kill.
  const child = execa(file, args, {
    all: true,
    buffer: false,
    reject: false,
    stdin: 'ignore',
    forceKillAfterDelay: 100,
    ...(step.signal && { cancelSignal: step.signal }),
  });
  for await (const line of child.iterable({ from: 'all' })) keep(line);
  const result = await child;
  if (result.exitCode === undefined && !result.isTerminated)
    keep(result.shortMessage ?? 'The command did not start.');
  log.end();
  await once(log, 'close');
  step.signal?.throwIfAborted();
  if (!result.failed) return { ok: true, output: lines.join('\n') };
  return { ok: false, failure: { step: step.name, exitCode: result.exitCode ?? null, lines, log: step.log } };
}
