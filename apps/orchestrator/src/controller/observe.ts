import { finalSnapshotAnnotation, type PlatformConfig, storeLabel, type StoreResource } from '@souk/contract';
import type { Namespace } from '@souk/kubernetes';
import { namespaceOf, type NamespaceView, type Observation, type ReleaseView } from '@souk/lifecycle';
import { type Door, doorName, doorOf, leadsTo } from './door.ts';
import type { DriftMemory } from './drift-memory.ts';
import { fingerprintOf, looksComplete } from './fingerprint.ts';
import { digestLabel, newestOf, revisionLabel, revisionOf, versionLabel } from './release-record.ts';
import type { Watches } from './watches.ts';
import { wishView } from './wish.ts';
import { workloadView } from './workload-view.ts';

/** Written last when a namespace is made ready for its first pod. */
export const preparedAnnotation = 'souk.dev/prepared';

/** Where the edge's alias of a store leads. */
export const targetOf = (namespace: string): string => `store.${namespace}.svc.cluster.local`;

export type Fixed = Pick<Observation, 'identity' | 'deadlines'> & {
  members: () => Observation['members'];
  config: PlatformConfig;
  drift: DriftMemory;
  /** Host name of the waker; undefined where there is none. */
  waker?: string;
  /** Answers where the waker is, where the way to sleeping stores is by Ingresses of their own. */
  door?: () => Door | undefined;
  urlOf: (name: string) => string;
};

/** What the drift is remembered by: all that Souk looks after, and the revision that it was made with. */
export function fingerprint(watches: Watches, store: StoreResource): string {
  const namespace = namespaceOf(store);
  const newest = newestOf(watches.releases.group(namespace), store.metadata.name);
  const made = newest && [revisionOf(newest), store.metadata.generation];
  return fingerprintOf(watches, namespace, made);
}

/** Reads the local copies only: no call to the API server. */
export function observe(watches: Watches, store: StoreResource, fixed: Fixed, now: number): Observation {
  const namespace = namespaceOf(store);
  const { name } = store.metadata;
  const known = <T>(kinds: (keyof Watches)[], read: () => T): T | 'unknown' =>
    kinds.every((kind) => watches[kind].synced()) ? read() : 'unknown';
  return {
    store,
    now,
    identity: fixed.identity,
    members: fixed.members(),
    deadlines: fixed.deadlines,
    url: fixed.urlOf(name),
    namespace: known(['namespaces'], () => namespaceView(watches.namespaces.get(namespace), name)),
    release: known(['releases', 'deployments'], () => releaseView(watches, namespace, name)),
    workload: known(['deployments', 'pods', 'volumeClaims'], () =>
      workloadView(watches, namespace, fixed.config),
    ),
    route: known(['services', 'doors', 'wakers'], () => routeView(watches, namespace, name, fixed)),
    hasWaker: fixed.waker !== undefined,
    ...(fixed.door ? { hasEndpoint: hasEndpoint(watches, namespace) } : {}),
    ...finalWish(store, fixed.config),
    wish: wishView(store, fixed.config, fixed.urlOf(name)),
    drift: looksComplete(watches) ? fixed.drift.view(name, fingerprint(watches, store)) : noDrift,
    volumes: known(['volumes'], () => watches.volumes.group(namespace).map(({ metadata }) => metadata.name)),
  };
}

/** What a person asked for comes before the platform's own setting. */
function finalWish(
  { metadata }: StoreResource,
  { snapshots }: PlatformConfig,
): Pick<Observation, 'finalSnapshot'> {
  const asked = metadata.annotations?.[finalSnapshotAnnotation];
  if (!metadata.deletionTimestamp || snapshots.bucket.name === '' || asked === 'none') return {};
  if (asked === 'required') return { finalSnapshot: 'required' };
  return snapshots.final ? { finalSnapshot: 'wanted' } : {};
}

/** Before everything can be seen nothing is looked at. */
const noDrift = { release: [], namespace: [] };

function routeView(
  watches: Watches,
  namespace: string,
  name: string,
  { config, waker, door }: Fixed,
): Observation['route'] {
  const target = watches.services.get(`${config.routesNamespace}/${name}`)?.spec?.externalName;
  const slice = door && watches.doors.get(`${namespace}/${doorName}`);
  if (door && (slice !== undefined) !== (target === waker)) return 'absent';
  if (door && slice && !leadsTo(slice, door())) return 'absent';
  if (target === undefined) return 'absent';
  if (target === targetOf(namespace)) return 'store';
  return target === waker ? 'waker' : 'absent';
}

const hasEndpoint = (watches: Watches, namespace: string): boolean =>
  watches.doors
    .group(namespace)
    .some((slice) => slice.metadata.name !== doorName && doorOf([slice]) !== undefined);

function namespaceView(namespace: Namespace | undefined, name: string): NamespaceView {
  if (!namespace) return { state: 'absent' };
  const { metadata, status } = namespace;
  if (metadata.labels?.[storeLabel] !== name) return { state: 'foreign' };
  if (!metadata.deletionTimestamp)
    return {
      state: 'active',
      uid: metadata.uid ?? '',
      prepared: metadata.annotations?.[preparedAnnotation] === 'true',
    };
  const blockers = (status?.conditions ?? []).filter(
    (condition) => condition.status === 'True' && condition.message,
  );
  return { state: 'terminating', blockers: blockers.map(({ message = '' }) => message) };
}

function releaseView(watches: Watches, namespace: string, name: string): ReleaseView {
  const newest = newestOf(watches.releases.group(namespace), name);
  if (!newest) return { state: 'absent' };
  const labels = newest.metadata.labels ?? {};
  return {
    state: 'present',
    revision: revisionOf(newest),
    status: labels.status ?? 'unknown',
    ours: labels[storeLabel] === name,
    version: labels[versionLabel] ?? '',
    digest: labels[digestLabel] ?? '',
    made: labels[revisionLabel] === String(revisionOf(newest)),
    since: Date.parse(newest.metadata.creationTimestamp ?? ''),
    chart: watches.deployments.get(`${namespace}/store`)?.metadata.labels?.['helm.sh/chart'] ?? '',
  };
}
