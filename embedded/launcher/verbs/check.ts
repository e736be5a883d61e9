import { runChecks, summarise } from '../checks/run-checks.ts';

/** Everything that needs no cluster: types, lint, format, unit tests. */
export async function check(): Promise<number> {
  return summarise(await runChecks());
}
