import type { StoreResource } from '@souk/contract';

/** A fact that could not be read is `unknown`, which is never the same as absent. */
export type Known<T> = T | 'unknown';

export type NamespaceView =
  | { state: 'absent' }
  /** It bears another's label, or none: not ours to touch. */
  | { state: 'foreign' }
  /** `prepared`: quota, limits and Secret were made, so that a pod may come. */
  | { state: 'active'; uid: string; prepared: boolean }
  /** `blockers` are sentences on what still holds it. */
  | { state: 'terminating'; blockers: string[] };

export type ReleaseView =
  | { state: 'absent' }
  | {
      state: 'present';
      revision: number;
      /** As Helm writes it: `deployed`, `failed`, `pending-install`, `uninstalling`, … */
      status: string;
      /** False when the release lacks our label: somebody else's by the same name. */
      ours: boolean;
      version: string;
      chart: string;
    };

export type ContainerView = {
  name: string;
  ready: boolean;
  restarts: number;
  /** When the process that runs now was started, in ms since the epoch. */
  startedAt?: number;
  waiting?: { reason: string; message: string };
  terminated?: { reason: string; exitCode: number; message: string };
};

export type PodView = {
  name: string;
  ready: boolean;
  terminating: boolean;
  scheduled: boolean;
  /** Its volumes are mounted and its network is there: what it still waits for is images and containers. */
  sandboxed: boolean;
  unschedulable?: string;
  containers: ContainerView[];
};

export type WorkloadView = {
  deployment: 'absent' | 'present';
  /** Why the Deployment cannot make its pod, such as a quota: the controller manager's own words. */
  replicaFailure?: string;
  pods: PodView[];
  volumeClaim: 'absent' | 'Pending' | 'Bound' | 'Lost';
};

export type Deadlines = {
  installSeconds: number;
  deleteSeconds: number;
};

/**
 * All that a decision may depend on: the wish, and what the cluster holds. Each fact is true of some recent moment, not
 * of the same one: local copies follow the cluster each at its own pace.
 */
export type Observation = {
  store: StoreResource;
  /** Ms since the epoch. */
  now: number;
  /** The replica that asks. */
  identity: string;
  /** The replicas that live, by identity. */
  members: Known<readonly string[]>;
  deadlines: Deadlines;
  /** Address for browsers, with scheme and port. */
  url: string;
  namespace: Known<NamespaceView>;
  release: Known<ReleaseView>;
  workload: Known<WorkloadView>;
  /** Whether the edge's alias for the store exists and leads to the store's namespace. */
  route: Known<'absent' | 'present'>;
  /** Names of PersistentVolumes that were bound in the namespace. */
  volumes: Known<string[]>;
};

/** Namespace of a store: what the status says, since a store can live elsewhere than its name suggests. */
export const namespaceOf = (store: StoreResource): string =>
  store.status?.namespace ?? `store-${store.metadata.name}`;
