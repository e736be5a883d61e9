import { ClusterError } from '../cluster-error.ts';
import { isAlive, type ProcessIdentity } from '../host/process-identity.ts';
import { waitUntil } from '../host/wait.ts';
import type { Layout } from '../paths.ts';
import { supervisorLog } from './launch.ts';
import { readStatus, type Status } from './spec.ts';

/** More than everything that the supervisor itself waits for, one after the other. */
const patienceMs = 180_000;

type FollowOptions = { supervisor: ProcessIdentity; onStep: (step: string) => void };

/** Reads what the supervisor tells until `pick` finds what it wants in it. Throws ClusterError when it fails. */
export async function follow<T>(
  layout: Layout,
  { supervisor, onStep }: FollowOptions,
  pick: (status: Status) => T | undefined,
): Promise<T> {
  let found: T | undefined;
  const look = async () => {
    const alive = await isAlive(supervisor);
    // Read after the look at the process: its last words are there before its end.
    const status = await readStatus(layout);
    if (status?.phase === 'failed') throw failed(layout, status.message);
    if (status?.phase === 'starting') onStep(status.step);
    found = status && pick(status);
    if (found === undefined && !alive) throw failed(layout, 'it was ended while it started');
    return found !== undefined;
  };
  if (!(await waitUntil(look, { timeoutMs: patienceMs })) || found === undefined) {
    throw failed(layout, `it was not ready after ${patienceMs / 1000} s`);
  }
  return found;
}

const failed = (layout: Layout, why: string): ClusterError =>
  new ClusterError(`The cluster did not start: ${why}`, supervisorLog(layout));
