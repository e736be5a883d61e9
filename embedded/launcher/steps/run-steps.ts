import { Listr, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from 'listr2';
import { elapsedOf, formatSeconds } from './duration.ts';
import { readTimings, saveTimings } from './timings.ts';

/** What a running step may say about itself. */
export type Progress = { say(text: string): void };

/** What a step answers when there was nothing to do, so that its time is not taken for the usual one. */
export const cached = Symbol('cached');

/**
 * One line on the screen. Steps run at once as soon as those that they `need` (by title) are done; a
 * step that needs a failed one is not started.
 */
export type Step = {
  title: string;
  needs?: readonly string[];
  run(progress: Progress): Promise<void | typeof cached>;
};

type Task = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

/** Runs the steps with a live display on a terminal, and with a line a step elsewhere. Rejects with the first failure. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const expected = await readTimings();
  const measured: Record<string, number> = {};
  const finished = new Map(steps.map((step) => [step.title, Promise.withResolvers<void>()]));
  for (const { promise } of finished.values()) promise.catch(() => undefined);

  const tasks = steps.map((step) => ({
    title: step.title,
    task: async (_context: unknown, task: Task) => {
      const own = finished.get(step.title);
      try {
        task.output = 'waiting';
        await Promise.all((step.needs ?? []).map((title) => finished.get(title)?.promise));
        const seconds = await runOne(step, task, expected[step.title]);
        if (seconds !== undefined) measured[step.title] = seconds;
        own?.resolve();
      } catch (error) {
        own?.reject(error);
        throw error;
      }
    },
  }));
  await new Listr(tasks, {
    concurrent: true,
    exitOnError: true,
    fallbackRenderer: 'simple',
    rendererOptions: { collapseErrors: true },
  }).run();
  await saveTimings(measured);
}

async function runOne(step: Step, task: Task, expected: number | undefined): Promise<number | undefined> {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  const { title } = step;
  let detail = '';
  const show = () => {
    task.output = [elapsedOf(seconds(), expected), detail].filter(Boolean).join(' · ');
  };
  // Without a terminal every change would be one more line in a log.
  const ticker = process.stdout.isTTY ? setInterval(show, 1000) : undefined;
  if (process.stdout.isTTY) show();
  try {
    const answer = await step.run({ say: (text) => (detail = text) });
    task.title = answer === cached ? `${title} (nothing to do)` : `${title} (${formatSeconds(seconds())})`;
    return answer === cached ? undefined : seconds();
  } finally {
    clearInterval(ticker);
    task.output = '';
  }
}
