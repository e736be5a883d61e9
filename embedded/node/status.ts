import type { Forward, Instance } from './instance.ts';

export type ClusterStatus =
  | { running: true; binDir: string; forwards: readonly Forward[]; pid: number; ready: boolean }
  | { running: false };

/** Looks at the recorded supervisor (pid and start time), never only at a file. */
export async function clusterStatus(instance: Instance): Promise<ClusterStatus> {
  throw new Error(`not yet ${instance.name}`);
}
