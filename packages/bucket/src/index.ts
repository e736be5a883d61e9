export { BucketError } from './bucket-error.ts';
export { openBucket, type Bucket, type BucketKeys, type BucketPlace } from './bucket.ts';
export { isId, newId } from './snapshot-id.ts';
export { readManifest, reasons, type Manifest, type Reason, type StoredManifest } from './manifest.ts';
export { storedSnapshots, type StoredSnapshots } from './stored-snapshots.ts';
