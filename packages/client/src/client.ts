import type {
  CreateStoreRequest,
  Credentials,
  ListStoresQuery,
  Me,
  PlanList,
  RouteName,
  SignInRequest,
  Store,
  StoreList,
  VersionList,
} from '@souk/contract';
import { call, type ClientOptions } from './connection.ts';
import { type EventsOptions, followEvents } from './follow-events.ts';

export type CallOptions = { signal?: AbortSignal };

/**
 * One method for each call of the API. A call that the API refuses rejects with `ApiProblem`; one that
 * got no usable answer rejects with `ConnectionError`; an aborted one with the signal's reason.
 */
export type Client = {
  createStore(body: CreateStoreRequest, options?: CallOptions): Promise<Store>;
  listStores(query?: Partial<ListStoresQuery>, options?: CallOptions): Promise<StoreList>;
  getStore(name: string, options?: CallOptions): Promise<Store>;
  deleteStore(name: string, options?: CallOptions): Promise<Store>;
  retryStore(name: string, options?: CallOptions): Promise<Store>;
  getCredentials(name: string, options?: CallOptions): Promise<Credentials>;
  listVersions(options?: CallOptions): Promise<VersionList>;
  listPlans(options?: CallOptions): Promise<PlanList>;
  getMe(options?: CallOptions): Promise<Me>;
  /** Trades a token for a session cookie, which the browser then sends by itself. */
  signIn(body: SignInRequest, options?: CallOptions): Promise<Me>;
  signOut(options?: CallOptions): Promise<void>;
  /**
   * Follows changes until `signal` is aborted, then resolves. Reconnects and resumes by itself; rejects
   * with `ApiProblem` when the API refuses the stream for good (signed out, not allowed).
   */
  events(options: EventsOptions): Promise<void>;
};

/** A new route does not compile until the client has a method for it. */
type MethodPerRoute = Record<Exclude<RouteName, 'streamEvents'>, unknown>;

export function createClient(options: ClientOptions): Client {
  const json = <T>(route: RouteName, request: Parameters<typeof call>[2]) =>
    call(options, route, request) as Promise<T>;
  return {
    createStore: (body, { signal } = {}) => json('createStore', { body, signal }),
    listStores: (query = {}, { signal } = {}) => json('listStores', { query, signal }),
    getStore: (name, { signal } = {}) => json('getStore', { name, signal }),
    deleteStore: (name, { signal } = {}) => json('deleteStore', { name, signal }),
    retryStore: (name, { signal } = {}) => json('retryStore', { name, signal }),
    getCredentials: (name, { signal } = {}) => json('getCredentials', { name, signal }),
    listVersions: ({ signal } = {}) => json('listVersions', { signal }),
    listPlans: ({ signal } = {}) => json('listPlans', { signal }),
    getMe: ({ signal } = {}) => json('getMe', { signal }),
    signIn: (body, { signal } = {}) => json('signIn', { body, signal }),
    signOut: ({ signal } = {}) => json('signOut', { signal }),
    events: (events) => followEvents(options, events),
  } satisfies Client & MethodPerRoute;
}
