import type { ContainerView, PodView, WorkloadView } from '../observation.ts';
import type { Fault } from './fault.ts';
import type { Content } from './helm-model.ts';

/** Seconds until a pod that nothing ails is ready. */
const readyAfter = 3;
export const firstVersion = '2.21.2';
/** Seconds that a long migration takes. */
export const longMigration = 900;

const waitingFor = (reason: string, message: string): Partial<ContainerView> => ({
  waiting: { reason, message },
});

/** A pod of `content` that is `age` seconds old; `now` in ms since the epoch. */
export type ModelPod = { content: Content; age: number; now: number };

const ofNewVersion: Partial<Record<Fault, Fault>> = {
  'new-image-missing': 'image-missing',
  'new-version-crashes': 'pod-crashes',
};

/** What ails pods of this version. */
function ailments(faults: ReadonlySet<Fault>, { version }: Content): Set<Fault> {
  const isNew = version !== firstVersion;
  return new Set([...faults].flatMap((fault) => (isNew ? (ofNewVersion[fault] ?? fault) : fault)));
}

/** What Kubernetes makes of the Deployment. */
export function workloadOf(faults: ReadonlySet<Fault>, pod: ModelPod): WorkloadView {
  const { content } = pod;
  const volumeClaim = faults.has('volume-unbound') ? 'Pending' : 'Bound';
  const base = {
    deployment: 'present',
    replicas: content.replicas,
    runs: content.version,
    volumeClaim,
  } as const;
  if (content.replicas === 0) return { ...base, rolledOut: true, pods: [] };
  if (faults.has('quota-denied')) {
    const replicaFailure = 'pods "store-1" is forbidden: exceeded quota: store';
    return { ...base, rolledOut: false, replicaFailure, pods: [] };
  }
  const pods = [podOf(ailments(faults, content), pod)];
  return { ...base, rolledOut: pods.every(({ ready }) => ready), pods };
}

function podOf(faults: ReadonlySet<Fault>, pod: ModelPod): PodView {
  const { age, now } = pod;
  const scheduled = !faults.has('volume-unbound');
  const sandboxed = scheduled && age >= 1;
  const medusa = containerOf(faults, pod);
  return {
    name: 'store-1',
    createdAt: now - age * 1000,
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

function containerOf(faults: ReadonlySet<Fault>, { age, now, content }: ModelPod): ContainerView {
  const container: ContainerView = { name: 'medusa', ready: false, restarts: 0 };
  if (faults.has('image-missing'))
    return {
      ...container,
      ...waitingFor('ImagePullBackOff', `Back-off pulling image "localhost/souk/store:${content.version}"`),
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
  const silent = faults.has('new-version-silent') && content.version !== firstVersion;
  const migrates = faults.has('migration-long') && content.version !== firstVersion && age < longMigration;
  const starts = !faults.has('pod-crashes') && !faults.has('awaits-snapshot') && !silent && !migrates;
  const ready = age >= pulled + readyAfter && starts;
  return { ...container, ready, startedAt: now - (age - pulled) * 1000 };
}
