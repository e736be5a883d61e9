import type { StoreResource, StoreSpec } from '@souk/contract';

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

/** The API server itself, for what must not be decided by a copy. */
export type StoreWriter = {
  get(name: string): Promise<StoreResource | undefined>;
  /** Rejects with kind `already-exists` when the name is taken. */
  create(store: { name: string; spec: StoreSpec; finalizers: string[] }): Promise<StoreResource>;
  annotate(name: string, annotations: Record<string, string>): Promise<StoreResource>;
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

export type ClusterPorts = {
  stores: StoreWriter;
  /** TokenReview with the audience `souk`. */
  reviewToken(token: string): Promise<TokenReview>;
  /** SubjectAccessReview on `stores.souk.dev`. */
  reviewAccess(question: AccessQuestion): Promise<boolean>;
  /** Values of a Secret as text, or undefined when there is none. */
  readSecret(namespace: string, name: string): Promise<Record<string, string> | undefined>;
};
