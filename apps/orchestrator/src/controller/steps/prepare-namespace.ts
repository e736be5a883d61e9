import { storeLabel } from '@souk/contract';
import {
  createObject,
  getObject,
  isKind,
  type KubeClient,
  mergePatch,
  type Namespace,
  resources,
} from '@souk/kubernetes';
import { preparedAnnotation } from '../observe.ts';
import { makesKeys } from '../blueprint-values.ts';
import { wishOf } from '../offer.ts';
import { applyBounds } from './bounds.ts';
import { applyBucketKeys } from './bucket-keys.ts';
import { labelsOf } from './labels.ts';
import { podSecurity } from './pod-security.ts';
import type { Pass, StepDeps } from './step-context.ts';
import { createKeys } from './store-keys.ts';

/** Namespace, quota, limits and keys; the mark that it is complete comes last. Every part may be there already. */
export async function prepareNamespace(deps: StepDeps, pass: Pass): Promise<void> {
  const { client, config } = deps;
  const { store, namespace } = pass;
  const { name } = store.metadata;
  // Nothing is made for a wish that cannot be fulfilled.
  wishOf(store, config);
  const labels = labelsOf(name);
  const found = await ownNamespace(client, { name: namespace, labels: { ...labels, ...podSecurity } });
  if (!found) return;
  const metadata = { name: 'store', namespace, labels };
  const keys = makesKeys(store.spec) ? createKeys(client, metadata) : undefined;
  await Promise.all([applyBounds(deps, pass, store.spec.plan), keys, applyBucketKeys(deps, pass)]);
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
