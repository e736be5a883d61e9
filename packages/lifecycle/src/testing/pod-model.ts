import type { ContainerView, PodView, WorkloadView } from '../observation.ts';
import type { Fault } from './fault.ts';

/** Seconds until a pod that nothing ails is ready. */
const readyAfter = 3;

const waitingFor = (reason: string, message: string): Partial<ContainerView> => ({
  waiting: { reason, message },
});

/** What Kubernetes makes of a Deployment that is `age` seconds old; `now` in ms since the epoch. */
export function workloadOf(faults: ReadonlySet<Fault>, age: number, now: number): WorkloadView {
  const volumeClaim = faults.has('volume-unbound') ? 'Pending' : 'Bound';
  if (faults.has('quota-denied')) {
    const replicaFailure = 'pods "store-1" is forbidden: exceeded quota: store';
    return { deployment: 'present', replicaFailure, pods: [], volumeClaim };
  }
  return { deployment: 'present', pods: [podOf(faults, age, now)], volumeClaim };
}

function podOf(faults: ReadonlySet<Fault>, age: number, now: number): PodView {
  const scheduled = !faults.has('volume-unbound');
  const sandboxed = scheduled && age >= 1;
  const medusa = containerOf(faults, age, now);
  return {
    name: 'store-1',
    ready: scheduled && medusa.ready,
    terminating: false,
    scheduled,
    sandboxed,
    containers: [sidecarOf(medusa), medusa],
  };
}

/** Of the same image, and started first: where it is refused, Medusa waits for it. */
const sidecarOf = ({ waiting, startedAt, terminated }: ContainerView): ContainerView => {
  const runs = startedAt !== undefined || terminated !== undefined;
  return { name: 'postgres', ready: runs, restarts: 0, ...(waiting && !runs ? { waiting } : {}) };
};

function containerOf(faults: ReadonlySet<Fault>, age: number, now: number): ContainerView {
  const container: ContainerView = { name: 'medusa', ready: false, restarts: 0 };
  if (faults.has('image-missing'))
    return {
      ...container,
      ...waitingFor('ImagePullBackOff', 'Back-off pulling image "localhost/souk/store:2.21.2"'),
    };
  const pulled = faults.has('pull-slow') ? 300 : 0;
  if (age < pulled) return { ...container, ...waitingFor('PodInitializing', '') };
  if (faults.has('pod-crashes') && age > 4) {
    const terminated = { reason: 'Error', exitCode: 1, message: '' };
    return {
      ...container,
      restarts: Math.floor(age / 5),
      terminated,
      ...waitingFor('CrashLoopBackOff', 'back-off'),
    };
  }
  const ready = age >= pulled + readyAfter && !faults.has('pod-crashes');
  return { ...container, ready, startedAt: now - (age - pulled) * 1000 };
}
