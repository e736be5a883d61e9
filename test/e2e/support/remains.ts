import { readdir } from 'node:fs/promises';
import { instances, volumesDir } from '@souk/embedded';
import { kubectl, names } from './platform.ts';

/** Everything that a store may leave behind, by kind; each list is empty when it is gone without a trace. */
export async function remainsOf(name: string, volume: string): Promise<Record<string, string[]>> {
  const mine = (all: string[]) =>
    all.filter((item) => item.split('/').some((part) => part === name || part === `store-${name}`));
  const [namespaces, secrets, services, volumes, folders] = await Promise.all([
    names('namespaces'),
    names('secrets'),
    names('services'),
    names('persistentvolumes'),
    readdir(volumesDir(instances.test)),
  ]);
  return {
    namespaces: mine(namespaces),
    secrets: mine(secrets),
    services: mine(services),
    releases: secrets.filter((secret) => secret.includes(`sh.helm.release.v1.${name}.`)),
    volumes: volumes.filter((item) => item === volume),
    folders: folders.filter((folder) => folder.includes(volume)),
  };
}

export const nothing = { namespaces: [], secrets: [], services: [], releases: [], volumes: [], folders: [] };

/** Name of the PersistentVolume on which a store's data lives. */
export const volumeOf = (namespace: string): Promise<string> =>
  kubectl('get', 'pvc', 'store-data', '--namespace', namespace, '-o', 'jsonpath={.spec.volumeName}');
