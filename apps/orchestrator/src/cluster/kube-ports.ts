import { storeGroup, storePlural, type StoreResource } from '@souk/contract';
import {
  createObject,
  deleteObject,
  getObject,
  type KubeClient,
  listObjects,
  mergePatch,
  type MetadataOnly,
  type NodeStats,
  readSecret,
  pathOf,
  resources,
  reviewAccess,
  reviewToken,
} from '@souk/kubernetes';
import { ask } from './ask.ts';
import { createKubeInsides } from './kube-insides.ts';
import { createKubeRecords } from './kube-records.ts';
import type { ClusterPorts } from './ports.ts';
import { createStoreAgent } from './store-agent.ts';

/** Tokens for another audience, such as a pod's own, are no sign-in. */
const audience = 'souk';

/** Commas and the like would end the term (fields.EscapeValue). */
const escapeSelector = (value: string) => value.replaceAll(/[\\,=]/g, String.raw`\$&`);

/** `namespace` is the platform's own. */
type Around = { namespace: string; nodeStats: NodeStats };

/** What the API needs of the cluster, from the API server itself. */
export function createKubePorts(client: KubeClient, { namespace, nodeStats }: Around): ClusterPorts {
  const { stores } = resources;
  return {
    stores: {
      get: (name) => ask(getObject<StoreResource>(client, stores, { name })),
      async namesOf(owner) {
        const selection = { fieldSelector: `spec.owner=${escapeSelector(owner)}`, metadataOnly: true };
        const { items } = await ask(listObjects<MetadataOnly>(client, pathOf(stores), selection));
        return items.map(({ metadata }) => metadata.name);
      },
      create: ({ name, spec, finalizers, annotations }) => {
        const object = { metadata: { name, finalizers, ...(annotations ? { annotations } : {}) }, spec };
        return ask(createObject<StoreResource>(client, stores, object));
      },
      annotate: (name, annotations) =>
        ask(mergePatch<StoreResource>(client, stores, { name }, { metadata: { annotations } })),
      patchSpec({ metadata: { name, uid, resourceVersion } }, spec) {
        const patch = { metadata: { uid, resourceVersion }, spec };
        return ask(mergePatch<StoreResource>(client, stores, { name }, patch));
      },
      remove: (name, uid) => ask(deleteObject(client, stores, { name }, uid)),
    },
    insides: createKubeInsides(client, nodeStats),
    records: createKubeRecords(client, namespace),
    agent: createStoreAgent(),
    reviewToken: (token) => ask(reviewToken(client, token, audience)),
    reviewAccess: (question) =>
      ask(reviewAccess(client, { ...question, group: storeGroup, resource: storePlural })),
    patchSecret: async (namespace, name, stringData) =>
      void (await ask(mergePatch(client, resources.secrets, { namespace, name }, { stringData }))),
    readSecret: (namespace, name) => ask(readSecret(client, namespace, name)),
  };
}
