import { storeLabel, type StoreResource } from '@souk/contract';
import type { ContainerStatus, Namespace, Pod } from '@souk/kubernetes';
import {
  type ContainerView,
  namespaceOf,
  type NamespaceView,
  type Observation,
  type PodView,
  type ReleaseView,
  type WorkloadView,
} from '@souk/lifecycle';
import { newestOf, revisionOf, versionLabel } from './release-record.ts';
import type { Watches } from './watches.ts';

/** Written last when a namespace is made ready for its first pod. */
export const preparedAnnotation = 'souk.dev/prepared';

/** Where the edge's alias of a store leads. */
export const targetOf = (namespace: string): string => `store.${namespace}.svc.cluster.local`;

export type Fixed = Pick<Observation, 'identity' | 'deadlines'> & {
  members: () => Observation['members'];
  routesNamespace: string;
  urlOf: (name: string) => string;
};

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
    workload: known(['deployments', 'pods', 'volumeClaims'], () => workloadView(watches, namespace)),
    route: known(['services'], () => {
      const alias = watches.services.get(`${fixed.routesNamespace}/${name}`);
      return alias?.spec?.externalName === targetOf(namespace) ? 'present' : 'absent';
    }),
    volumes: known(['volumes'], () => watches.volumes.group(namespace).map(({ metadata }) => metadata.name)),
  };
}

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
    chart: watches.deployments.get(`${namespace}/store`)?.metadata.labels?.['helm.sh/chart'] ?? '',
  };
}

function workloadView(watches: Watches, namespace: string): WorkloadView {
  const deployment = watches.deployments.get(`${namespace}/store`);
  const failed = deployment?.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  const claim = watches.volumeClaims.get(`${namespace}/store-data`)?.status?.phase ?? 'absent';
  return {
    deployment: deployment ? 'present' : 'absent',
    ...(failed?.message ? { replicaFailure: failed.message } : {}),
    pods: watches.pods.group(namespace).map(podView),
    volumeClaim: claim === 'Bound' || claim === 'Lost' || claim === 'absent' ? claim : 'Pending',
  };
}

function podView({ metadata, status = {} }: Pod): PodView {
  const condition = (type: string) => status.conditions?.find((one) => one.type === type);
  const scheduled = condition('PodScheduled');
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return {
    name: metadata.name,
    ready: condition('Ready')?.status === 'True',
    terminating: metadata.deletionTimestamp !== undefined,
    scheduled: scheduled?.status === 'True',
    sandboxed: condition('PodReadyToStartContainers')?.status === 'True',
    ...(scheduled?.reason === 'Unschedulable' ? { unschedulable: scheduled.message ?? '' } : {}),
    containers: containers.map(containerView),
  };
}

function containerView({
  name,
  ready,
  restartCount,
  state = {},
  lastState = {},
}: ContainerStatus): ContainerView {
  const ended = state.terminated ?? lastState.terminated;
  const startedAt = state.running?.startedAt;
  return {
    name,
    ready,
    restarts: restartCount,
    ...(startedAt ? { startedAt: Date.parse(startedAt) } : {}),
    ...(state.waiting
      ? { waiting: { reason: state.waiting.reason ?? '', message: state.waiting.message ?? '' } }
      : {}),
    ...(ended
      ? {
          terminated: {
            reason: ended.reason ?? '',
            exitCode: ended.exitCode ?? 0,
            message: ended.message ?? '',
          },
        }
      : {}),
  };
}
