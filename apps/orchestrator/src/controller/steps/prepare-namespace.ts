import { storeLabel } from '@souk/contract';
import {
  applyObject,
  createObject,
  getObject,
  isKind,
  type KubeClient,
  mergePatch,
  type Namespace,
  resources,
} from '@souk/kubernetes';
import { containerDefaults, quotaOf } from '../namespace-bounds.ts';
import { preparedAnnotation } from '../observe.ts';
import { wishOf } from '../wish.ts';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';
import { createKeys } from './store-keys.ts';

const podSecurity = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/** Namespace, quota, limits and keys; the mark that it is complete comes last. Every part may be there already. */
export async function prepareNamespace(
  { client, config }: StepDeps,
  { store, namespace }: Pass,
): Promise<void> {
  const { name } = store.metadata;
  const { plan } = wishOf(store, config);
  const labels = labelsOf(name);
  const found = await ownNamespace(client, { name: namespace, labels: { ...labels, ...podSecurity } });
  if (!found) return;
  const metadata = { name: 'store', namespace, labels };
  await Promise.all([
    applyObject(client, resources.resourceQuotas, { metadata, spec: { hard: quotaOf(plan) } }),
    applyObject(client, resources.limitRanges, {
      metadata,
      spec: { limits: [{ type: 'Container', ...containerDefaults }] },
    }),
    createKeys(client, metadata),
  ]);
  const { uid } = found.metadata;
  const mark = { metadata: { uid, annotations: { [preparedAnnotation]: 'true' } } };
  await mergePatch(client, resources.namespaces, { name: namespace }, mark);
}

/**
 * Created, never applied: the local copy can be a moment old, and an apply would adopt a namespace that somebody else
 * made in that moment. Undefined when there is one that is not ours, that ends, or that is prepared already.
 */
async function ownNamespace(
  client: KubeClient,
  metadata: { name: string; labels: Record<string, string> },
): Promise<Namespace | undefined> {
  try {
    return await createObject<Namespace>(client, resources.namespaces, { metadata });
  } catch (error) {
    if (!isKind(error, 'already-exists')) throw error;
  }
  const found = await getObject<Namespace>(client, resources.namespaces, { name: metadata.name });
  const { labels, annotations, deletionTimestamp } = found?.metadata ?? {};
  const isOurs = labels?.[storeLabel] === metadata.labels[storeLabel] && !deletionTimestamp;
  return isOurs && annotations?.[preparedAnnotation] !== 'true' ? found : undefined;
}
