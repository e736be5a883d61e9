import { ApiProblem, type Client, type EventsOptions } from '@souk/client';
import { type Me, type ProblemCode, type Store, toProblem } from '@souk/contract';
import { vi } from 'vitest';

export const admin: Me = {
  name: 'system:serviceaccount:souk-system:souk-admin',
  groups: [],
  access: { list: 'all', create: true, delete: 'all' },
  hostSuffix: 'localhost',
};

export const refusal = (code: ProblemCode, extra: Parameters<typeof toProblem>[1] = {}) =>
  new ApiProblem(toProblem(code, extra));

export type TestClient = { client: Client; stream(): EventsOptions };

/** The client at the edge of the dashboard. `stream` is what the page passed to the event stream. */
export function testClient(stores: readonly Store[] = [], calls: Partial<Client> = {}): TestClient {
  let stream: EventsOptions | undefined;
  const unexpected = () => Promise.reject(new Error('this test expects no such call'));
  const client: Client = {
    createStore: unexpected,
    listStores: () => Promise.resolve({ items: [...stores], nextCursor: null, total: stores.length }),
    getStore: unexpected,
    deleteStore: unexpected,
    retryStore: unexpected,
    getCredentials: unexpected,
    listVersions: () => Promise.resolve({ items: [{ version: '2.21.2', default: true }] }),
    listPlans: () => Promise.resolve({ items: [] }),
    getMe: () => Promise.resolve(admin),
    signIn: vi.fn<Client['signIn']>(() => Promise.resolve(admin)),
    signOut: () => Promise.resolve(),
    events(options) {
      stream = options;
      const { promise, resolve } = Promise.withResolvers<void>();
      options.signal.addEventListener('abort', () => resolve());
      return promise;
    },
    ...calls,
  };
  return {
    client,
    stream() {
      if (!stream) throw new Error('the page follows no events');
      return stream;
    },
  };
}
