import type { Readable } from 'node:stream';
import type {
  Activity,
  LogsQuery,
  Revision,
  Snapshot,
  SnapshotList,
  StoreResource,
  StoreSpec,
  Usage,
} from '@souk/contract';

/**
 * What the API needs of the cluster, and nothing more. Every call may reject with `ClusterError`.
 * The real ports are in kube-ports.ts.
 */
export type ClusterErrorKind =
  | 'not-found'
  | 'conflict'
  | 'already-exists'
  | 'forbidden'
  | 'invalid'
  | 'timeout'
  | 'unavailable'
  /** A store's agent could not put a snapshot into the bucket; the message is its own. */
  | 'not-stored'
  | 'unknown';

export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly kind: ClusterErrorKind;

  constructor(kind: ClusterErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Informer's memory of all stores. */
export type StoreCache = {
  list(): StoreResource[];
  get(name: string): StoreResource | undefined;
  onChange(listener: (change: StoreChange) => void): () => void;
  synced(): boolean;
};
export type StoreChange = { type: 'set' | 'deleted'; store: StoreResource };

export type NewStore = {
  name: string;
  spec: StoreSpec;
  finalizers: string[];
  annotations?: Record<string, string>;
};

/** A merge patch: null removes. */
export type SpecPatch = { [Field in Exclude<keyof StoreSpec, 'blueprint'>]?: StoreSpec[Field] | null } & {
  blueprint?: Record<string, unknown> | null;
};

/** The API server itself, for what must not be decided by a copy. */
export type StoreWriter = {
  get(name: string): Promise<StoreResource | undefined>;
  /** Names of all stores of this owner, those that are going away too. */
  namesOf(owner: string): Promise<string[]>;
  /** Rejects with kind `already-exists` when the name is taken. */
  create(store: NewStore): Promise<StoreResource>;
  annotate(name: string, annotations: Record<string, string>): Promise<StoreResource>;
  /** Changes the very version that was read: rejects with kind `conflict` when anything has changed since. */
  patchSpec(read: StoreResource, spec: SpecPatch): Promise<StoreResource>;
  /** Removes exactly the store with this uid, never a later one of the same name. */
  remove(name: string, uid: string): Promise<void>;
};

export type TokenReview =
  { authenticated: false } | { authenticated: true; username: string; groups: string[]; uid: string };

export type AccessQuestion = {
  user: string;
  groups: string[];
  verb: string;
  subresource?: string;
  name?: string;
};

/** The pod that serves a store, or serves it next. `address` is missing until it has one. */
export type StorePod = {
  name: string;
  nodeAddress: string | undefined;
  address: string | undefined;
  memoryLimit: string | undefined;
};

export type FollowedActivity = { known: Activity[]; changes: AsyncIterable<Activity> };

/** What the cluster says of a store's insides; nothing of it is kept. */
export type StoreInsides = {
  pod(namespace: string): Promise<StorePod | undefined>;
  revisions(namespace: string, release: string): Promise<Revision[]>;
  /** Oldest first. */
  activity(store: StoreResource): Promise<Activity[]>;
  /** What is known, and what comes after it until the signal is aborted; it ends or throws when a watch breaks. */
  followActivity(store: StoreResource, signal: AbortSignal): Promise<FollowedActivity>;
  log(at: { namespace: string; pod: string }, query: LogsQuery, signal: AbortSignal): Promise<Readable>;
  usage(namespace: string, pod: StorePod): Promise<PodUsage>;
};

/** Where a store's agent listens, and what opens it. */
export type AgentAddress = { address: string; token: string };

/** The program in a store's pod that knows its volume, and makes and restores its backups. Ids are checked by the caller. */
export type StoreAgent = {
  /** What the store's volume holds, and what the file system under it could. */
  disk(at: AgentAddress): Promise<NonNullable<Usage['disk']>>;
  /** Newest first. */
  list(at: AgentAddress): Promise<SnapshotList>;
  /** Rejects with `not-stored` when the bucket did not take it. */
  create(at: AgentAddress, reason?: 'manual' | 'final'): Promise<Snapshot>;
  /** Rejects with `not-found` when the store has no such backup, `conflict` when it is busy. */
  restore(at: AgentAddress, id: string): Promise<void>;
  remove(at: AgentAddress, id: string): Promise<void>;
};

export type PodUsage = Omit<Usage, 'memoryLimitBytes'>;

/** A small object of the platform's own namespace that outlives all replicas. `version` guards against lost updates. */
export type PlatformRecord = {
  name: string;
  createdAt: string;
  version: string;
  data: Record<string, string>;
};

export type PlatformRecords = {
  /** Rejects with `already-exists`. */
  create(kind: string, name: string, data: Record<string, string>): Promise<PlatformRecord>;
  get(name: string): Promise<PlatformRecord | undefined>;
  /** Rejects with `conflict` when the record has changed since it was read, `not-found` when it is gone. */
  replace(kind: string, record: PlatformRecord): Promise<PlatformRecord>;
  list(kind: string): Promise<PlatformRecord[]>;
  /** Names and times only. */
  names(kind: string): Promise<Pick<PlatformRecord, 'name' | 'createdAt'>[]>;
  remove(name: string): Promise<void>;
};

export type ClusterPorts = {
  stores: StoreWriter;
  insides: StoreInsides;
  records: PlatformRecords;
  agent: StoreAgent;
  /** TokenReview with the audience `souk`. */
  reviewToken(token: string): Promise<TokenReview>;
  /** SubjectAccessReview on `stores.souk.dev`. */
  reviewAccess(question: AccessQuestion): Promise<boolean>;
  /** Values of a Secret as text, or undefined when there is none. */
  readSecret(namespace: string, name: string): Promise<Record<string, string> | undefined>;
  /** Sets some of its values. Rejects with `not-found`. */
  patchSecret(namespace: string, name: string, values: Record<string, string>): Promise<void>;
};
