import type { Failure, StoreResource } from '@souk/contract';

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
      /**
       * Tells the values of this revision from others; empty when Souk did not say. A revision that a person made bears
       * the digest of its predecessor.
       */
      digest: string;
      /** Souk itself made this very revision; false when a person used helm. */
      made: boolean;
      /** When the revision was begun, by the API server's clock; ms since the epoch. */
      since: number;
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
  /** By the API server's clock, in whole seconds; ms since the epoch. */
  createdAt: number;
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
  /** Pods that the Deployment wants: none while the store sleeps. */
  replicas: number;
  /** The Deployment knows its newest spec, and exactly the pods that it wants run and are ready. */
  rolledOut: boolean;
  /** The version on offer whose image the Deployment names. */
  runs?: string;
  /** Why the Deployment cannot make its pod, such as a quota: the controller manager's own words. */
  replicaFailure?: string;
  pods: PodView[];
  /** The volume is larger in its claim than in fact: a sentence on how far it is. */
  volumeGrowth?: string;
  volumeClaim: 'absent' | 'Pending' | 'Bound' | 'Lost';
};

/** What the wish comes down to: values, told from others by their digest; or that the platform cannot fulfil it. */
export type WishView = { digest: string } | { refused: Failure };

/**
 * What differs from what Souk made: objects, with the fields that differ; `unchecked` when something changed since the
 * last look. `release` is of Helm's objects, `namespace` of those that Souk itself makes before them.
 */
export type DriftView = 'unchecked' | { release: readonly string[]; namespace: readonly string[] };

/** What the store's own process says while it boots. */
export type AgentView = {
  state: 'starting' | 'snapshotting' | 'migrating' | 'restoring' | 'serving';
  message?: string;
  /** When somebody last used the store; ms since the epoch, by the clock of its node. */
  lastRequestAt?: number;
  /** Id of another store's snapshot, which this one begins with and does not have yet. */
  awaits?: string;
};

/** Where the edge's alias leads. A waker starts a sleeping store at its first request. */
export type RouteTarget = 'store' | 'waker';

export type Deadlines = {
  installSeconds: number;
  upgradeSeconds: number;
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
  /** Where the edge's alias leads; also `absent` when it leads nowhere known. */
  route: Known<'absent' | RouteTarget>;
  /** Whether there is a waker to which a sleeping store's alias can lead. */
  hasWaker: boolean;
  /**
   * Whether the store's Service has its pod as an endpoint. Known only where visits come by an ingress controller: that has no page for who
   * waits, so the waker answers until then.
   */
  hasEndpoint?: boolean;
  /** Names of PersistentVolumes that were bound in the namespace. */
  volumes: Known<string[]>;
  wish: WishView;
  drift: DriftView;
  /** The snapshot that a deletion takes first: `required` keeps the deletion waiting, `wanted` only for a while. */
  finalSnapshot?: 'required' | 'wanted';
  /** Undefined where the image has no agent, or nothing is under way. */
  agent?: AgentView;
};

/** Namespace of a store: what the status says, since a store can live elsewhere than its name suggests. */
export const namespaceOf = (store: StoreResource): string =>
  store.status?.namespace ?? `store-${store.metadata.name}`;
