import type { Forward, Instance } from './instance.ts';
import { layout as layoutOf, stateDir } from './paths.ts';
import { readSpec, readStatus, runningSupervisor } from './supervisor/spec.ts';

export type ClusterStatus =
  | { running: true; ready: boolean; pid: number; binDir: string; forwards: readonly Forward[] }
  | { running: false };

/** Looks at the recorded supervisor (pid and start time), never only at a file. */
export async function clusterStatus(instance: Instance): Promise<ClusterStatus> {
  const layout = layoutOf(stateDir(instance));
  const supervisor = await runningSupervisor(layout);
  if (!supervisor) return { running: false };
  const { binDir, forwards } = await readSpec(layout.spec);
  const status = await readStatus(layout);
  return { running: true, ready: status?.phase === 'ready', pid: supervisor.pid, binDir, forwards };
}
