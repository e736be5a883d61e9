import { storeGroup, storePlural, type StoreResource } from '@souk/contract';
import {
  createObject,
  deleteObject,
  getObject,
  type KubeClient,
  type KubeErrorKind,
  mergePatch,
  readSecret,
  resources,
  reviewAccess,
  reviewToken,
  toKubeError,
} from '@souk/kubernetes';
import { withDeadline } from './deadline.ts';
import { ClusterError, type ClusterErrorKind, type ClusterPorts } from './ports.ts';

/** Tokens for another audience, such as a pod's own, are no sign-in. */
const audience = 'souk';

const kinds: Record<KubeErrorKind, ClusterErrorKind> = {
  'not-found': 'not-found',
  conflict: 'conflict',
  'already-exists': 'already-exists',
  forbidden: 'forbidden',
  invalid: 'invalid',
  gone: 'unavailable',
  timeout: 'timeout',
  unavailable: 'unavailable',
  unknown: 'unknown',
};

/** Every call ends: with its answer, or with a `ClusterError`. */
async function ask<T>(answer: Promise<T>): Promise<T> {
  try {
    return await withDeadline(answer);
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    const { kind, message } = toKubeError(error);
    throw new ClusterError(kinds[kind], message, { cause: error });
  }
}

/** What the API needs of the cluster, from the API server itself. */
export function createKubePorts(client: KubeClient): ClusterPorts {
  const { stores } = resources;
  return {
    stores: {
      get: (name) => ask(getObject<StoreResource>(client, stores, { name })),
      create: ({ name, spec, finalizers }) => {
        const object = { metadata: { name, finalizers }, spec };
        return ask(createObject<StoreResource>(client, stores, object));
      },
      annotate: (name, annotations) =>
        ask(mergePatch<StoreResource>(client, stores, { name }, { metadata: { annotations } })),
      remove: (name, uid) => ask(deleteObject(client, stores, { name }, uid)),
    },
    reviewToken: (token) => ask(reviewToken(client, token, audience)),
    reviewAccess: (question) =>
      ask(reviewAccess(client, { ...question, group: storeGroup, resource: storePlural })),
    readSecret: (namespace, name) => ask(readSecret(client, namespace, name)),
  };
}
