import { retryAnnotation } from '@souk/contract';
import { isClearing } from './claim.ts';
import type { Observation, ReleaseView, RouteTarget, WorkloadView } from './observation.ts';

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
  Starting: 'The release is deployed, and its pod is not ready yet: for the first time, or with new values.',
  OutOfDate: 'The release has other values than the store wishes.',
  Drifted: 'Something that Souk made was changed or removed by hand, or the pod is missing.',
  Serving: 'The pod is ready and shoppers can order.',
} as const;

export type ReleaseState = keyof typeof releaseStates;

export type PresentRelease = Extract<ReleaseView, { state: 'present' }>;

/** What is known when nothing is unknown. */
export type Facts = Observation & {
  namespace: Exclude<Observation['namespace'], 'unknown'>;
  release: ReleaseView;
  workload: WorkloadView;
  route: 'absent' | RouteTarget;
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
  const once = store.status?.readyAt !== undefined;
  // What was taken away from a store that once was ready is made again around its data, whatever was rejected.
  if (isHeld(store) && !(once && release.state === 'absent')) return 'Held';
  if (release.state === 'absent') return store.spec.hibernated ? 'Asleep' : 'Absent';
  if (release.status !== 'deployed') return isLocked(release) ? 'Locked' : 'Failed';
  if (!once) return 'Starting';
  if (!isUpToDate(facts, release)) return 'OutOfDate';
  if (isUnderWay(facts)) return 'Starting';
  if (store.spec.hibernated) return 'Asleep';
  return hasReadyPod(facts.workload) && !hasDrifted(facts) ? 'Serving' : 'Drifted';
}

export const isTaken = (release: ReleaseView): boolean => release.state === 'present' && !release.ours;

/** Helm refuses every upgrade until a rollback has ended these. */
export const isLocked = ({ status }: PresentRelease): boolean =>
  status.startsWith('pending-') || status === 'uninstalling' || status === 'uninstalled';

/** The very wish that failed, and nobody asked for another try since; or what it left is not gone yet. */
function isHeld({ metadata, status }: Facts['store']): boolean {
  const { rejected, retry = '', operation } = status ?? {};
  if (!rejected) return false;
  const asked = metadata.annotations?.[retryAnnotation] ?? '';
  return isClearing(operation) || (rejected.generation === metadata.generation && asked === retry);
}

/** A wish that was fulfilled stays so when the platform no longer offers its version or plan to others. */
function isUpToDate(facts: Facts, release: PresentRelease): boolean {
  if ('digest' in facts.wish) return release.made && release.digest === facts.wish.digest;
  return wasFulfilled(facts);
}

/** This very wish was seen to be fulfilled before: what differs now is somebody's doing. */
export const wasFulfilled = ({ store }: Facts): boolean =>
  store.status?.lastGood?.generation === store.metadata.generation;

/** The release has its new values, and the pods have to follow. */
function isUnderWay({ store }: Facts): boolean {
  const type = store.status?.operation?.type;
  return type === 'upgrade' || type === 'wake' || type === 'rollback';
}

export const hasReadyPod = ({ pods }: WorkloadView): boolean =>
  pods.some((pod) => pod.ready && !pod.terminating);

export const hasDrifted = ({ drift }: Facts): boolean =>
  drift !== 'unchecked' && drift.release.length + drift.namespace.length > 0;
