import { ApiProblem, type Client, type EventsOptions } from '@souk/client';
import { type LiveEvent, type Me, type ProblemCode, type Store, toProblem } from '@souk/contract';
import { vi } from 'vitest';

export const jane: Me = {
  name: 'oidc:jane@example.com',
  groups: ['system:authenticated'],
  access: { list: 'all', create: true, update: 'all', delete: 'all', audit: 'all', transfer: 'all' },
  hostSuffix: 'local.gd',
};

export const problemOf = (code: ProblemCode, extra: Parameters<typeof toProblem>[1] = {}): ApiProblem =>
  new ApiProblem(toProblem(code, extra));

type Stream = Pick<EventsOptions, 'onEvent' | 'onState'>;

/** An event stream in the test's own hand. */
export class FakeStream {
  #follower: Stream | undefined;
  #count = 0;

  follow = ({ signal, onEvent, onState }: EventsOptions): Promise<void> => {
    this.#follower = { onEvent, ...(onState ? { onState } : {}) };
    onState?.({ state: 'open' });
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  };

  tell(event: LiveEvent): void {
    this.#count += 1;
    this.#follower?.onEvent(event, String(this.#count));
  }

  lose(): void {
    this.#follower?.onState?.({ state: 'waiting', retryInMs: 1_000 });
  }
}

export type FakeClient = ReturnType<typeof fakeClient>;

/** A client whose answers a test chooses; `stores` is what the API lists. */
export function fakeClient(stores: Store[] = []) {
  const stream = new FakeStream();
  const unexpected = () => Promise.reject(new Error('this test expects no such call'));
  const client = {
    getMe: vi.fn<Client['getMe']>(async () => jane),
    listStores: vi.fn<Client['listStores']>(async () => ({
      items: stores,
      nextCursor: null,
      total: stores.length,
    })),
    listVersions: vi.fn<Client['listVersions']>(async () => ({
      items: [{ version: '2.21.2', default: true }],
    })),
    listPlans: vi.fn<Client['listPlans']>(async () => ({ items: [] })),
    getSignInWays: vi.fn<Client['getSignInWays']>(async () => ({ oidc: false })),
    signIn: vi.fn<Client['signIn']>(async () => jane),
    signOut: vi.fn<Client['signOut']>(async () => undefined),
    createStore: vi.fn<Client['createStore']>(unexpected),
    getStore: vi.fn<Client['getStore']>(unexpected),
    deleteStore: vi.fn<Client['deleteStore']>(unexpected),
    retryStore: vi.fn<Client['retryStore']>(unexpected),
    getCredentials: vi.fn<Client['getCredentials']>(unexpected),
    rotateCredentials: vi.fn<Client['rotateCredentials']>(unexpected),
    patchStore: vi.fn<Client['patchStore']>(unexpected),
    rollbackStore: vi.fn<Client['rollbackStore']>(unexpected),
    getHistory: vi.fn<Client['getHistory']>(unexpected),
    listActivity: vi.fn<Client['listActivity']>(unexpected),
    getUsage: vi.fn<Client['getUsage']>(unexpected),
    listSnapshots: vi.fn<Client['listSnapshots']>(unexpected),
    listFinalSnapshots: vi.fn<Client['listFinalSnapshots']>(unexpected),
    createSnapshot: vi.fn<Client['createSnapshot']>(unexpected),
    restoreSnapshot: vi.fn<Client['restoreSnapshot']>(unexpected),
    deleteSnapshot: vi.fn<Client['deleteSnapshot']>(unexpected),
    listAudit: vi.fn<Client['listAudit']>(unexpected),
    logs: vi.fn<Client['logs']>(),
    activity: vi.fn<Client['activity']>(unexpected),
    events: stream.follow,
  } satisfies Client;
  return { client, stream };
}
