import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BucketError,
  type BucketKeys,
  openBucket,
  storedSnapshots,
  type StoredSnapshots,
} from '@souk/bucket';
import type { SnapshotsConfig } from '@souk/contract';

/** A store, also one that is gone: a later one of the same name has another uid, and other snapshots. */
export type StoreId = { name: string; uid: string };

/** The bucket of all stores, as the platform's own keys open it. */
export type BucketAccess = {
  /** Folder of the store in the bucket. */
  prefixOf(store: StoreId): string;
  /** Keys for the store itself: its own ones where the Secret has some, else the platform's. Throws a BucketError. */
  keysFor(name: string): BucketKeys;
  snapshotsOf(store: StoreId): StoredSnapshots;
};

/** Undefined without a bucket. `keysDir` holds the keys of the Secret as files, read each time: they are rotated. */
export function createBucketAccess({ bucket }: SnapshotsConfig, keysDir: string): BucketAccess | undefined {
  if (bucket.name === '') return undefined;
  const prefixOf = ({ name, uid }: StoreId) => [bucket.prefix, name, uid].filter(Boolean).join('/');
  const platform = openBucket(bucket, () => readKeys(keysDir, ''));
  return {
    prefixOf,
    keysFor: (name) => readKeys(keysDir, hasOwn(keysDir, name) ? `${name}.` : ''),
    snapshotsOf: (store) => storedSnapshots(platform, prefixOf(store)),
  };
}

const hasOwn = (dir: string, name: string) => read(dir, `${name}.access-key-id`) !== '';

function readKeys(dir: string, before: string): BucketKeys {
  const required = (key: string) => {
    const value = read(dir, key);
    if (value !== '') return value;
    throw new BucketError('settings', `snapshots.bucket.existingSecret: the key ${key} is missing or empty`);
  };
  return {
    accessKeyId: required(`${before}access-key-id`),
    secretAccessKey: required(`${before}secret-access-key`),
  };
}

function read(dir: string, key: string): string {
  try {
    return readFileSync(join(dir, key), 'utf8').trim();
  } catch {
    return '';
  }
}
