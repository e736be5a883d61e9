import {
  createObject,
  deleteObject,
  getObject,
  type KubeClient,
  type KubeObject,
  listObjects,
  type MetadataOnly,
  pathOf,
  replaceObject,
  type Resource,
} from '@souk/kubernetes';
import { ask } from './ask.ts';
import type { PlatformRecord, PlatformRecords } from './ports.ts';

type ConfigMap = KubeObject & { data?: Record<string, string> };

const configMaps: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const kindLabel = 'souk.dev/record';

const toRecord = ({ metadata, data = {} }: ConfigMap): PlatformRecord => ({
  name: metadata.name,
  createdAt: metadata.creationTimestamp ?? '',
  version: metadata.resourceVersion ?? '',
  data,
});

/** Records are ConfigMaps of the platform's own namespace, told apart by a label. They never hold secrets. */
export function createKubeRecords(client: KubeClient, namespace: string): PlatformRecords {
  const path = pathOf(configMaps, { namespace });
  const select = (kind: string) => ({ labelSelector: `${kindLabel}=${kind}` });
  const metadataOf = (kind: string, name: string) => ({ name, namespace, labels: { [kindLabel]: kind } });
  return {
    async create(kind, name, data) {
      const object = { metadata: metadataOf(kind, name), data };
      return toRecord(await ask(createObject<ConfigMap>(client, configMaps, object)));
    },
    async get(name) {
      const found = await ask(getObject<ConfigMap>(client, configMaps, { namespace, name }));
      return found && toRecord(found);
    },
    async replace(kind, { name, version, data }) {
      const metadata = { ...metadataOf(kind, name), resourceVersion: version };
      return toRecord(await ask(replaceObject<ConfigMap>(client, configMaps, { metadata, data })));
    },
    async list(kind) {
      const { items } = await ask(listObjects<ConfigMap>(client, path, select(kind)));
      return items.map(toRecord);
    },
    async names(kind) {
      const selection = { ...select(kind), metadataOnly: true };
      const { items } = await ask(listObjects<MetadataOnly>(client, path, selection));
      return items.map(({ metadata }) => ({
        name: metadata.name,
        createdAt: metadata.creationTimestamp ?? '',
      }));
    },
    remove: (name) => ask(deleteObject(client, configMaps, { namespace, name })),
  };
}
