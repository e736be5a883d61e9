import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BucketError,
  openBucket,
  storedSnapshots,
  type BucketKeys,
  type BucketPlace,
  type StoredSnapshots,
} from '../../../../../packages/bucket/src/index.ts';

/** `prefix` is this store's own part of the bucket. */
export type BucketSettings = BucketPlace & { prefix: string };

/** Folder with one file for each key of the Kubernetes Secret. */
export const bucketKeysDir = '/run/secrets/souk-bucket';

/** Null without a bucket. Nothing is asked or loaded before the first snapshot is. */
export const openStored = (settings: BucketSettings | null, dir = bucketKeysDir): StoredSnapshots | null =>
  settings &&
  storedSnapshots(
    openBucket(settings, () => readKeys(dir)),
    settings.prefix,
  );

/** Files, read each time: the kubelet changes them when the Secret is changed. */
function readKeys(dir: string): BucketKeys {
  return { accessKeyId: readKey(dir, 'access-key-id'), secretAccessKey: readKey(dir, 'secret-access-key') };
}

function readKey(dir: string, key: string): string {
  const value = readFileIfThere(join(dir, key)).trim();
  if (value !== '') return value;
  throw new BucketError('settings', `snapshots.bucket.existingSecret: the key ${key} is missing or empty`);
}

function readFileIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
