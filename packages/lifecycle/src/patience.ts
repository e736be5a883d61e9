import { findContainer } from './diagnose.ts';
import type { ContainerView, PodView, WorkloadView } from './observation.ts';

const neverMends = new Set(['InvalidImageName', 'ErrImageNeverPull']);
const crashesUntilHopeless = 3;

const isHopelessContainer = ({ waiting, restarts }: ContainerView): boolean =>
  neverMends.has(waiting?.reason ?? '') ||
  (waiting?.reason === 'CrashLoopBackOff' && restarts >= crashesUntilHopeless);

/** How much longer than usual a pod may take whose image is still on its way. */
export const pullFactor = 5;

/** Waiting longer would not help: the deadline ends early. */
export const isHopeless = (workload: WorkloadView): boolean =>
  findContainer(workload, isHopelessContainer) !== undefined;

const soon = new Set([...neverMends, 'ImagePullBackOff', 'CrashLoopBackOff']);

/**
 * New values of a store that served before: its shop is closed meanwhile, and there is something to go back to. A second
 * crash, or a second refusal of the image, is enough.
 */
export const isHopelessUpgrade = (workload: WorkloadView): boolean =>
  findContainer(workload, ({ waiting }) => soon.has(waiting?.reason ?? '')) !== undefined;

const creating = new Set(['ContainerCreating', 'PodInitializing']);

/** None was refused, and none had to be started again: all that is missing is on its way. */
const isCreating = ({ sandboxed, containers }: PodView): boolean => {
  const waiting = containers.flatMap((container) => container.waiting?.reason ?? []);
  return (
    sandboxed &&
    waiting.length > 0 &&
    waiting.every((reason) => creating.has(reason)) &&
    containers.every(({ restarts }) => restarts === 0)
  );
};

/** An image is on its way: volumes and network are there, and a container is neither made nor refused. */
export const isPulling = ({ pods }: WorkloadView): boolean => pods.some(isCreating);

/** When the newest container was started that never had to be started again, in ms since the epoch. */
export function firstStart({ pods }: WorkloadView): number | undefined {
  const containers = pods.flatMap((pod) => pod.containers);
  const starts = containers.flatMap(({ restarts, startedAt }) =>
    restarts === 0 && startedAt ? [startedAt] : [],
  );
  return starts.length > 0 ? Math.max(...starts) : undefined;
}
