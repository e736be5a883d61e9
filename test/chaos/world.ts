import { setTimeout as sleep } from 'node:timers/promises';
import { storeFinalizer, type StoreResource, type StoreSpec, type StoreStatus } from '@souk/contract';
import {
  createObject,
  createReflector,
  deleteObject,
  getObject,
  isKind,
  type KubeClient,
  type KubeErrorKind,
  mergePatch,
  type Reflector,
  resources,
  toKubeError,
} from '@souk/kubernetes';
import { brokenVersion, lightVersions } from './versions.ts';

/** What was asked for and answered with success: the truth that the cluster is measured by. */
export type Wish = { uid: string; version: string };

export type World = {
  stores: Reflector<StoreResource>;
  /** By name; a name that is not here is to have no store. */
  wishes: ReadonlyMap<string, Wish>;
  create(name: string, spec: Pick<StoreSpec, 'version' | 'plan'>): Promise<void>;
  move(name: string, version: string): Promise<void>;
  remove(name: string): Promise<void>;
  isReady(name: string): boolean;
};

const attemptAnnotation = 'chaos.souk.dev/attempt';
const unclear: ReadonlySet<KubeErrorKind> = new Set(['timeout', 'unavailable', 'unknown']);

/** Asks again until there is a clear answer: what a lost answer did is otherwise not known. */
async function clearly<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!unclear.has(toKubeError(error).kind)) throw error;
      await sleep(500);
    }
  }
}

/** Stores as `kubectl` would make, change and delete them, and a record of what was answered. */
export function createWorld(client: KubeClient): World {
  const stores = createReflector<StoreResource>(client, resources.stores);
  const wishes = new Map<string, Wish>();
  let attempts = 0;

  const read = (name: string) => clearly(() => getObject<StoreResource>(client, resources.stores, { name }));
  const make = async (
    name: string,
    spec: Pick<StoreSpec, 'version' | 'plan'>,
  ): Promise<StoreResource | undefined> => {
    const attempt = String(++attempts);
    const metadata = { name, finalizers: [storeFinalizer], annotations: { [attemptAnnotation]: attempt } };
    const body = { metadata, spec: { owner: 'chaos', adminEmail: 'admin@example.com', ...spec } };
    try {
      return await clearly(() => createObject<StoreResource>(client, resources.stores, body));
    } catch (error) {
      if (!isKind(error, 'already-exists')) throw error;
      const found = await read(name);
      return found?.metadata.annotations?.[attemptAnnotation] === attempt ? found : undefined;
    }
  };
  return {
    stores,
    wishes,
    async create(name, spec) {
      const made = await make(name, spec);
      if (made) wishes.set(name, { uid: made.metadata.uid, version: spec.version });
    },
    async move(name, version) {
      const wish = wishes.get(name);
      if (!wish) return;
      await clearly(() => mergePatch(client, resources.stores, { name }, { spec: { version } }));
      wishes.set(name, { ...wish, version });
    },
    async remove(name) {
      const wish = wishes.get(name);
      wishes.delete(name);
      if (wish) await clearly(() => deleteObject(client, resources.stores, { name }, wish.uid));
    },
    isReady: (name) => {
      const store = stores.get(name);
      return store?.status?.phase === 'Ready' && store.metadata.deletionTimestamp === undefined;
    },
  };
}

/** It runs the version that was asked for; or it refused the broken one, and went back to one that is not. */
function runsWell({ release, rejected }: StoreStatus, { version }: Wish): boolean {
  const runs = release?.appVersion ?? '';
  if (version !== brokenVersion) return runs === version;
  return rejected?.version === brokenVersion && (lightVersions as readonly string[]).includes(runs);
}

/** What is not as it was wished, a line a store; empty when the world is at rest. */
export function unsettled({ stores, wishes }: World): string[] {
  const missing = [...wishes].filter(([name, { uid }]) => stores.get(name)?.metadata.uid !== uid);
  const wrong = stores.list().filter(({ metadata, spec, status }) => {
    const wish = wishes.get(metadata.name);
    const isAsked = wish?.uid === metadata.uid && spec.version === wish.version;
    return !isAsked || status?.phase !== 'Ready' || !runsWell(status, wish) || status.operation !== undefined;
  });
  return [
    ...missing.map(([name]) => `${name}: wished for, and not there`),
    ...wrong.map(({ metadata, spec, status }) => {
      const progress = status?.conditions?.find(({ type }) => type === 'Progressing')?.message ?? '';
      const wish = wishes.get(metadata.name);
      return `${metadata.name}: ${wish ? `wished ${wish.version}` : 'deleted'}, is ${status?.phase ?? 'new'} with ${status?.release?.appVersion ?? 'no release'} (spec ${spec.version}): ${status?.failure?.message ?? progress}`;
    }),
  ];
}
