import { ApiProblem } from '@souk/client';

/** What became of a call: `done`, or the code of the problem that refused it. Anything else is thrown. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem.code;
    throw error;
  }
}

/** How often each came. */
export async function outcomesOf(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of await Promise.all(calls.map(outcomeOf))) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
