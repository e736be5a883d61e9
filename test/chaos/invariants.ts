import { readdir } from 'node:fs/promises';
import { storeLabel, type StoreResource } from '@souk/contract';
import { volumesDir } from '@souk/embedded';
import {
  type KubeClient,
  type KubeObject,
  listObjects,
  pathOf,
  type PersistentVolume,
  type Resource,
  resources,
} from '@souk/kubernetes';
import { instance } from './stage.ts';
import { routesNamespace } from './versions.ts';
import type { World } from './world.ts';

/** What must not be, each in words; the number of lines is the number that is printed. */
export type Findings = Record<string, readonly string[]>;

const list = async <T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  namespace?: string,
): Promise<T[]> => (await listObjects<T>(client, pathOf(resource, namespace ? { namespace } : {}), {})).items;

const nameOf = ({ metadata }: KubeObject): string =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;

/** Read from the API server itself, and from the disk: never from an orchestrator's copies. */
export async function look(client: KubeClient, world: World): Promise<Findings> {
  const [stores, namespaces, secrets, volumes, aliases, folders] = await Promise.all([
    list<StoreResource>(client, resources.stores),
    list(client, resources.namespaces),
    list(client, resources.secrets),
    list<PersistentVolume>(client, resources.persistentVolumes),
    list(client, resources.services, routesNamespace),
    readdir(volumesDir(instance)).catch(() => []),
  ]);
  const names = new Set(stores.map(({ metadata }) => metadata.name));
  const homes = new Set(stores.map(({ status, metadata }) => status?.namespace ?? `store-${metadata.name}`));
  const ours = namespaces.filter(({ metadata }) => metadata.labels?.[storeLabel]);
  const releases = secrets.filter(({ metadata }) => metadata.labels?.owner === 'helm');
  const bound = new Set(volumes.map(({ metadata }) => metadata.name));
  return {
    'lost stores': lostStores(stores, world),
    'undead stores': stores.filter(({ metadata }) => !world.wishes.has(metadata.name)).map(nameOf),
    'duplicate namespaces': duplicates(ours),
    'orphaned namespaces': ours.map(nameOf).filter((name) => !homes.has(name)),
    'orphaned releases': releases.filter(({ metadata }) => !homes.has(metadata.namespace ?? '')).map(nameOf),
    'stuck releases': stuck(releases),
    'orphaned volumes': volumes
      .filter(({ spec }) => !homes.has(spec?.claimRef?.namespace ?? ''))
      .map(({ metadata, spec }) => `${metadata.name} of ${spec?.claimRef?.namespace}`),
    'orphaned folders': folders.filter((folder) => ![...bound].some((name) => folder.includes(name))),
    'orphaned aliases': aliases.map(({ metadata }) => metadata.name).filter((name) => !names.has(name)),
  };
}

function lostStores(stores: readonly StoreResource[], { wishes }: World): string[] {
  const there = new Set(stores.map(({ metadata }) => metadata.uid));
  return [...wishes].filter(([, { uid }]) => !there.has(uid)).map(([name]) => name);
}

function duplicates(namespaces: readonly KubeObject[]): string[] {
  const first = new Set<string>();
  return namespaces.flatMap((namespace) => {
    const store = namespace.metadata.labels?.[storeLabel] ?? '';
    const again = first.has(store);
    first.add(store);
    return again ? [`${nameOf(namespace)} of ${store}`] : [];
  });
}

/** The newest revision of a release says what state it is in. */
function stuck(releases: readonly KubeObject[]): string[] {
  const newest = new Map<string, KubeObject>();
  const revision = ({ metadata }: KubeObject) => Number(metadata.labels?.version ?? 0);
  for (const record of releases) {
    const key = `${record.metadata.namespace}/${record.metadata.labels?.name}`;
    const known = newest.get(key);
    if (!known || revision(record) > revision(known)) newest.set(key, record);
  }
  return [...newest]
    .filter(([, { metadata }]) => metadata.labels?.status !== 'deployed')
    .map(([key, { metadata }]) => `${key} is ${metadata.labels?.status}`);
}
