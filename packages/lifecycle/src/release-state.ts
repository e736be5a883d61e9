import { retryAnnotation } from '@souk/contract';
import { isClearing } from './claim.ts';
import type { Observation, ReleaseView, WorkloadView } from './observation.ts';

/** The closed set of what a store's release can be in; each decision starts here. */
export const releaseStates = {
  Unknown: 'Something that the decision needs could not be read, so nothing is done.',
  Ending: 'The store is being deleted; what is left of it goes, in order.',
  Foreign: 'The namespace or release of this name belongs to somebody else and is not touched.',
  Held: 'The wish was tried and failed; it waits for a new wish or for a retry.',
  Asleep: 'The store is to sleep: its data is kept and no pod runs.',
  Absent: 'There is no release yet.',
  Locked: 'A helm operation is under way, or its process died and left the release pending.',
  Failed: 'The last helm operation on the release failed.',
  Starting: 'The release is deployed and its pod is not ready for the first time yet.',
  OutOfDate: 'The release runs another version than the store wishes.',
  Drifted: 'The store once was ready, and its pod or Deployment is missing now.',
  Serving: 'The pod is ready and shoppers can order.',
} as const;

export type ReleaseState = keyof typeof releaseStates;

/** What is known when nothing is unknown. */
export type Facts = Observation & {
  namespace: Exclude<Observation['namespace'], 'unknown'>;
  release: ReleaseView;
  workload: WorkloadView;
  route: 'absent' | 'present';
  volumes: string[];
};

export function allKnown(observation: Observation): observation is Facts {
  const { namespace, release, workload, route, volumes } = observation;
  return [namespace, release, workload, route, volumes].every((fact) => fact !== 'unknown');
}

/** Ordered: the first rule that holds names the state. */
export function classify(facts: Facts): Exclude<ReleaseState, 'Unknown'> {
  const { store, namespace, release } = facts;
  if (store.metadata.deletionTimestamp) return 'Ending';
  if (namespace.state === 'foreign' || isTaken(release)) return 'Foreign';
  if (isHeld(store)) return 'Held';
  if (store.spec.hibernated) return 'Asleep';
  if (release.state === 'absent') return 'Absent';
  if (release.status !== 'deployed') return isPending(release.status) ? 'Locked' : 'Failed';
  if (!store.status?.readyAt) return 'Starting';
  if (release.version !== store.spec.version) return 'OutOfDate';
  return hasReadyPod(facts.workload) ? 'Serving' : 'Drifted';
}

export const isTaken = (release: ReleaseView): boolean => release.state === 'present' && !release.ours;

const isPending = (status: string): boolean => status.startsWith('pending-') || status === 'uninstalling';

/** The very wish that failed, and nobody asked for another try since; or what it left is not gone yet. */
function isHeld({ metadata, status }: Facts['store']): boolean {
  const { rejected, retry = '', operation } = status ?? {};
  if (!rejected) return false;
  const asked = metadata.annotations?.[retryAnnotation] ?? '';
  return isClearing(operation) || (rejected.generation === metadata.generation && asked === retry);
}

export const hasReadyPod = ({ pods }: WorkloadView): boolean =>
  pods.some((pod) => pod.ready && !pod.terminating);
