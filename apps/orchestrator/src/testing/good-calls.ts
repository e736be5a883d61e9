import { apiBase, type Route, type RouteName, routes } from '@souk/contract';
import { people, storeOf } from './fake-cluster.ts';
import { podOf, snapshotOf } from './fake-insides.ts';
import type { Answer, TestApi } from './test-api.ts';

/** Calls that name a store in their path. */
export type PerStore = {
  [Name in RouteName]: (typeof routes)[Name]['path'] extends `/stores/{name}${string}` ? Name : never;
}[RouteName];

/** A body that each call accepts; `undefined` where it takes none. */
const bodies: Record<RouteName, object | undefined> = {
  createStore: { name: 'fresh' },
  listStores: undefined,
  getStore: undefined,
  patchStore: { plan: 'large' },
  deleteStore: undefined,
  rollbackStore: undefined,
  retryStore: undefined,
  getHistory: undefined,
  getCredentials: undefined,
  rotateCredentials: { what: 'keys' },
  listActivity: undefined,
  streamActivity: undefined,
  streamLogs: undefined,
  getUsage: undefined,
  listSnapshots: undefined,
  listFinalSnapshots: undefined,
  createSnapshot: undefined,
  restoreSnapshot: undefined,
  deleteSnapshot: undefined,
  streamEvents: undefined,
  listVersions: undefined,
  listPlans: undefined,
  listAudit: undefined,
  getMe: undefined,
  getSignInWays: undefined,
  signIn: { token: 'jane-token' },
  signOut: undefined,
};

const owners = {
  janes: people['jane-token'].name,
  joes: people['joe-token'].name,
  teams: 'group:shops',
} as const;

/** Three stores that serve, each with a pod, keys, a backup and an earlier revision; what is followed has ended. */
export function fillCluster({ cluster }: TestApi): void {
  for (const [name, owner] of Object.entries(owners)) {
    const namespace = `store-${name}`;
    cluster.put(storeOf({ name, status: { phase: 'Ready', namespace }, spec: { owner } }));
    cluster.insides.pods.set(namespace, podOf('store-1'));
    cluster.insides.history.set(namespace, [
      { revision: 1, status: 'superseded', version: '2.20.0', updatedAt: null },
    ]);
    cluster.secrets.set(`${namespace}/store`, { 'admin-password': 'p4ss', 'agent-token': 'token' });
  }
  cluster.agent.snapshots = [snapshotOf('s1')];
  cluster.insides.happening.end();
  cluster.insides.source.end('a line\n');
}

type How = {
  store?: string;
  id?: string;
  query?: string;
  token?: keyof typeof people | '';
  payload?: object | string;
  headers?: Record<string, string>;
};

/** Makes the call as the admin to the store `janes`, unless told otherwise. A stream without end is ended once it is there. */
export async function makeCall(api: TestApi, name: RouteName, how: How = {}): Promise<Answer> {
  const { store = 'janes', id = 's1', query = '', token, headers = {} } = how;
  const { method, path }: Route = routes[name];
  const payload = how.payload ?? bodies[name];
  const line = `${method} ${apiBase}${path.replace('{name}', store).replace('{id}', id)}${query}`;
  const request = {
    ...(token === undefined ? {} : { token }),
    ...(payload === undefined ? {} : { payload }),
  };
  const ending = setInterval(() => api.deps.streams.endAll(), 1);
  try {
    return await api.call(line, { ...request, headers });
  } finally {
    clearInterval(ending);
  }
}
