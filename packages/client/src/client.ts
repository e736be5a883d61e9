import type {
  ActivityList,
  AuditList,
  AuditQuery,
  CreateStoreRequest,
  Credentials,
  FinalSnapshotList,
  History,
  ListStoresQuery,
  LogsQuery,
  Me,
  PatchStoreRequest,
  PlanList,
  RollbackRequest,
  RotateRequest,
  RouteName,
  SignInRequest,
  SignInWays,
  Snapshot,
  SnapshotList,
  Store,
  StoreList,
  Usage,
  VersionList,
} from '@souk/contract';
import { call, type ClientOptions } from './connection.ts';
import { type ActivityOptions, type EventsOptions, followActivity, followEvents } from './follow-events.ts';
import { readLog } from './read-log.ts';

export type CallOptions = { signal?: AbortSignal };

/** `ifMatch` is the store's `etag` as it was read: `store-changed` when its wish is another by now. */
export type ChangeOptions = CallOptions & { ifMatch?: string };

/** With a key of the caller's choosing, a call that is sent again is carried out once only. */
export type CreateOptions = CallOptions & { idempotencyKey?: string };

/**
 * One method for each call of the API. A call that the API refuses rejects with `ApiProblem`; one that
 * got no usable answer rejects with `ConnectionError`; an aborted one with the signal's reason.
 */
export type Client = {
  createStore(body: CreateStoreRequest, options?: CreateOptions): Promise<Store>;
  listStores(query?: Partial<ListStoresQuery>, options?: CallOptions): Promise<StoreList>;
  getStore(name: string, options?: CallOptions): Promise<Store>;
  patchStore(name: string, body: PatchStoreRequest, options?: ChangeOptions): Promise<Store>;
  /** `finalSnapshot`: whether one is taken first; the platform's setting otherwise. */
  deleteStore(name: string, options?: CallOptions & { finalSnapshot?: boolean }): Promise<Store>;
  rollbackStore(name: string, body?: RollbackRequest, options?: ChangeOptions): Promise<Store>;
  retryStore(name: string, options?: CallOptions): Promise<Store>;
  getHistory(name: string, options?: CallOptions): Promise<History>;
  getCredentials(name: string, options?: CallOptions): Promise<Credentials>;
  rotateCredentials(name: string, body: RotateRequest, options?: CallOptions): Promise<Store>;
  listActivity(name: string, options?: CallOptions): Promise<ActivityList>;
  getUsage(name: string, options?: CallOptions): Promise<Usage>;
  listSnapshots(name: string, options?: CallOptions): Promise<SnapshotList>;
  listFinalSnapshots(options?: CallOptions): Promise<FinalSnapshotList>;
  createSnapshot(name: string, options?: CallOptions): Promise<Snapshot>;
  restoreSnapshot(name: string, id: string, options?: CallOptions): Promise<Store>;
  deleteSnapshot(name: string, id: string, options?: CallOptions): Promise<void>;
  listVersions(options?: CallOptions): Promise<VersionList>;
  listPlans(options?: CallOptions): Promise<PlanList>;
  listAudit(query?: Partial<AuditQuery>, options?: CallOptions): Promise<AuditList>;
  getMe(options?: CallOptions): Promise<Me>;
  /** Open to everybody: what a sign-in page may offer. */
  getSignInWays(options?: CallOptions): Promise<SignInWays>;
  /** Trades a token for a session cookie, which the browser then sends by itself. */
  signIn(body: SignInRequest, options?: CallOptions): Promise<Me>;
  signOut(options?: CallOptions): Promise<void>;
  /** The log of a container, in pieces as it arrives; with `follow` until the signal is aborted. */
  logs(name: string, query?: Partial<LogsQuery>, options?: CallOptions): AsyncGenerator<string>;
  /**
   * Follows changes until `signal` is aborted, then resolves. Reconnects and resumes by itself; rejects
   * with `ApiProblem` when the API refuses the stream for good (signed out, not allowed).
   */
  events(options: EventsOptions): Promise<void>;
  /** Follows what happens to one store, first what happened lately; otherwise like `events`. */
  activity(name: string, options: ActivityOptions): Promise<void>;
};

type Streamed = 'streamEvents' | 'streamActivity' | 'streamLogs';

/** A new route does not compile until the client has a method for it. */
type MethodPerRoute = Record<Exclude<RouteName, Streamed>, unknown>;

const named = (name: string, value: string | undefined) =>
  value === undefined ? {} : { headers: { [name]: value } };

export function createClient(options: ClientOptions): Client {
  const json = <T>(route: RouteName, request: Parameters<typeof call>[2]) =>
    call(options, route, request) as Promise<T>;
  const changed = (route: RouteName, name: string, body: unknown, { signal, ifMatch }: ChangeOptions) =>
    json<Store>(route, { name, body, signal, ...named('if-match', ifMatch) });
  return {
    createStore: (body, { signal, idempotencyKey } = {}) =>
      json('createStore', { body, signal, ...named('idempotency-key', idempotencyKey) }),
    listStores: (query = {}, { signal } = {}) => json('listStores', { query, signal }),
    getStore: (name, { signal } = {}) => json('getStore', { name, signal }),
    patchStore: (name, body, change = {}) => changed('patchStore', name, body, change),
    deleteStore: (name, { signal, finalSnapshot } = {}) =>
      json('deleteStore', { name, signal, query: { finalSnapshot } }),
    rollbackStore: (name, body = {}, change = {}) => changed('rollbackStore', name, body, change),
    retryStore: (name, { signal } = {}) => json('retryStore', { name, signal }),
    getHistory: (name, { signal } = {}) => json('getHistory', { name, signal }),
    getCredentials: (name, { signal } = {}) => json('getCredentials', { name, signal }),
    rotateCredentials: (name, body, { signal } = {}) => json('rotateCredentials', { name, body, signal }),
    listActivity: (name, { signal } = {}) => json('listActivity', { name, signal }),
    getUsage: (name, { signal } = {}) => json('getUsage', { name, signal }),
    listSnapshots: (name, { signal } = {}) => json('listSnapshots', { name, signal }),
    listFinalSnapshots: ({ signal } = {}) => json('listFinalSnapshots', { signal }),
    createSnapshot: (name, { signal } = {}) => json('createSnapshot', { name, signal }),
    restoreSnapshot: (name, id, { signal } = {}) => json('restoreSnapshot', { name, id, signal }),
    deleteSnapshot: (name, id, { signal } = {}) => json('deleteSnapshot', { name, id, signal }),
    listVersions: ({ signal } = {}) => json('listVersions', { signal }),
    listPlans: ({ signal } = {}) => json('listPlans', { signal }),
    listAudit: (query = {}, { signal } = {}) => json('listAudit', { query, signal }),
    getMe: ({ signal } = {}) => json('getMe', { signal }),
    getSignInWays: ({ signal } = {}) => json('getSignInWays', { signal }),
    signIn: (body, { signal } = {}) => json('signIn', { body, signal }),
    signOut: ({ signal } = {}) => json('signOut', { signal }),
    logs: (name, query = {}, reading = {}) => readLog(options, name, query, reading),
    events: (events) => followEvents(options, events),
    activity: (name, activity) => followActivity(options, name, activity),
  } satisfies Client & MethodPerRoute;
}
