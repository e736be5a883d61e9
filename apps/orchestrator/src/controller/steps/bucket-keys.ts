import { applyObject, readSecret, resources } from '@souk/kubernetes';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** The Secret in a store's namespace with the keys to the bucket. */
export const bucketSecret = 'snapshots-bucket';

const dataOf = ({ bucket }: StepDeps, name: string): Record<string, string> | undefined => {
  if (!bucket) return undefined;
  const { accessKeyId, secretAccessKey } = bucket.keysFor(name);
  return { 'access-key-id': accessKeyId, 'secret-access-key': secretAccessKey };
};

/** A copy, because a pod reads Secrets of its own namespace only. Nothing without a bucket. */
export async function applyBucketKeys(deps: StepDeps, { store, namespace }: Pass): Promise<void> {
  const { name } = store.metadata;
  const stringData = dataOf(deps, name);
  if (!stringData) return;
  const data = Object.fromEntries(
    Object.entries(stringData).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  );
  const metadata = { name: bucketSecret, namespace, labels: labelsOf(name) };
  await applyObject(deps.client, resources.secrets, { metadata, type: 'Opaque', data });
}

/** Says that the copy is not what the platform has, without a word of either. */
export async function bucketKeysDrift(deps: StepDeps, { store, namespace }: Pass): Promise<string[]> {
  const wanted = dataOf(deps, store.metadata.name);
  if (!wanted) return [];
  const held = (await readSecret(deps.client, namespace, bucketSecret)) ?? {};
  const differs = Object.entries(wanted).some(([key, value]) => held[key] !== value);
  return differs ? [`Secret ${bucketSecret} (the keys to the bucket)`] : [];
}
