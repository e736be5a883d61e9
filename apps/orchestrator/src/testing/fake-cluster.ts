import { randomUUID } from 'node:crypto';
import { storeApiVersion, storeFinalizer, storeKind, type StoreResource } from '@souk/contract';
import {
  type AccessQuestion,
  ClusterError,
  type ClusterErrorKind,
  type ClusterPorts,
  type StoreCache,
  type StoreChange,
} from '../cluster/ports.ts';
import { mergePatched } from '../stores/merge-patch.ts';
import { FakeAgent, FakeInsides } from './fake-insides.ts';
import { FakeRecords } from './fake-records.ts';

type Overrides = {
  name: string;
  spec?: Partial<StoreResource['spec']>;
  status?: StoreResource['status'];
  createdAt?: string;
};

/** Tokens that the cluster knows, with whom they stand for. */
export const people = {
  'admin-token': { name: 'system:serviceaccount:souk-system:souk-admin', may: 'all' },
  'jane-token': { name: 'oidc:jane@example.com', may: 'own' },
  'joe-token': { name: 'oidc:joe@example.com', may: 'own' },
  'ann-token': { name: 'oidc:ann@example.com', may: 'own', teams: ['shops'] },
  'bob-token': { name: 'oidc:bob@example.com', may: 'own', teams: ['shops', 'books'] },
  'operator-token': { name: 'operator', may: 'operate' },
  'viewer-token': { name: 'viewer', may: 'look' },
  'nobody-token': { name: 'nobody', may: 'nothing' },
} as const;
type May = (typeof people)[keyof typeof people]['may'];

const looking = new Set(['get', 'list', 'watch']);
const rules: Record<May, (question: AccessQuestion) => boolean> = {
  all: () => true,
  own: ({ verb, subresource }) => subresource === 'own' && verb !== 'update',
  operate: ({ verb, subresource }) =>
    subresource === undefined ||
    `${verb} ${subresource}` === 'get log' ||
    `${verb} ${subresource}` === 'update blueprint' ||
    `${verb} ${subresource}` === 'list audit',
  look: ({ verb, subresource }) => subresource === undefined && looking.has(verb),
  nothing: () => false,
};

export function storeOf({ name, spec, status, createdAt }: Overrides): StoreResource {
  return {
    apiVersion: storeApiVersion,
    kind: storeKind,
    metadata: {
      name,
      uid: randomUUID(),
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: createdAt ?? new Date().toISOString(),
      finalizers: [storeFinalizer],
    },
    spec: {
      owner: people['jane-token'].name,
      version: '2.21.2',
      plan: 'small',
      adminEmail: 'jane@example.com',
      seed: 'demo',
      currency: 'eur',
      country: 'de',
      hibernated: false,
      deletionProtection: false,
      ...spec,
    },
    ...(status ? { status } : {}),
  };
}

/** A cluster in memory that keeps the promises which the API relies on: unique names, uids, finalizers. */
export class FakeCluster {
  readonly stores = new Map<string, StoreResource>();
  readonly secrets = new Map<string, Record<string, string>>();
  readonly revoked = new Set<string>();
  readonly calls: string[] = [];
  readonly records = new FakeRecords(() => this.#called('records'));
  readonly insides = new FakeInsides();
  readonly agent = new FakeAgent();
  isSynced = true;
  /** The next calls of the API server fail like this. */
  failure: ClusterErrorKind | undefined;
  #listeners = new Set<(change: StoreChange) => void>();
  #revision = 1;

  readonly cache: StoreCache = {
    list: () => [...this.stores.values()],
    get: (name) => this.stores.get(name),
    onChange: (listener) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
    synced: () => this.isSynced,
  };

  readonly ports: ClusterPorts = {
    records: this.records,
    insides: this.insides,
    agent: this.agent,
    stores: {
      get: async (name) => {
        this.#called('get');
        return this.stores.get(name);
      },
      namesOf: async (owner) => {
        this.#called('namesOf');
        const own = [...this.stores.values()].filter(({ spec }) => spec.owner === owner);
        return own.map(({ metadata }) => metadata.name);
      },
      create: async ({ name, spec, finalizers, annotations }) => {
        this.#called('create');
        if (this.stores.has(name)) throw new ClusterError('already-exists', 'exists');
        const store = storeOf({ name, spec });
        const made = { ...store.metadata, finalizers, ...(annotations ? { annotations } : {}) };
        return this.put({ ...store, metadata: made });
      },
      annotate: async (name, annotations) => {
        this.#called('annotate');
        const store = this.#existing(name);
        return this.put({ ...store, metadata: { ...store.metadata, annotations } });
      },
      patchSpec: async ({ metadata }, patch) => {
        this.#called('patchSpec');
        const store = this.#existing(metadata.name);
        const { uid, resourceVersion, generation } = store.metadata;
        if (uid !== metadata.uid || resourceVersion !== metadata.resourceVersion)
          throw new ClusterError('conflict', 'another version');
        const spec = mergePatched(store.spec, patch) as StoreResource['spec'];
        return this.put({ ...store, metadata: { ...store.metadata, generation: generation + 1 }, spec });
      },
      remove: async (name, uid) => {
        this.#called('remove');
        const store = this.#existing(name);
        if (store.metadata.uid !== uid) throw new ClusterError('conflict', 'another uid');
        const deletionTimestamp = new Date().toISOString();
        this.put({ ...store, metadata: { ...store.metadata, deletionTimestamp } });
      },
    },
    reviewToken: async (token) => {
      this.#called('reviewToken');
      const person = Object.entries(people).find(([known]) => known === token)?.[1];
      if (!person || this.revoked.has(token)) return { authenticated: false };
      const groups = ['system:authenticated', ...('teams' in person ? person.teams : [])];
      return { authenticated: true, username: person.name, groups, uid: 'u1' };
    },
    reviewAccess: async (question) => {
      this.#called('reviewAccess');
      const person = Object.values(people).find(({ name }) => name === question.user);
      return person ? rules[person.may](question) : false;
    },
    patchSecret: async (namespace, name, values) => {
      this.#called('patchSecret');
      const held = this.secrets.get(`${namespace}/${name}`);
      if (!held) throw new ClusterError('not-found', `there is no Secret ${name}`);
      this.secrets.set(`${namespace}/${name}`, { ...held, ...values });
    },
    readSecret: async (namespace, name) => {
      this.#called('readSecret');
      return this.secrets.get(`${namespace}/${name}`);
    },
  };

  put(store: StoreResource): StoreResource {
    this.#revision += 1;
    const resourceVersion = String(this.#revision);
    const stored = { ...store, metadata: { ...store.metadata, resourceVersion } };
    this.stores.set(store.metadata.name, stored);
    this.#tell({ type: 'set', store: stored });
    return stored;
  }

  purge(name: string): void {
    const store = this.#existing(name);
    this.stores.delete(name);
    this.#tell({ type: 'deleted', store });
  }

  #existing(name: string): StoreResource {
    const store = this.stores.get(name);
    if (!store) throw new ClusterError('not-found', 'no store');
    return store;
  }

  #called(call: string): void {
    this.calls.push(call);
    if (this.failure) throw new ClusterError(this.failure, 'secret words of the cluster');
  }

  #tell(change: StoreChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
