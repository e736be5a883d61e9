import type { Manifest, Reason, StoredManifest } from '../../../../../packages/bucket/src/manifest.ts';

export { reasons, type Manifest, type Reason } from '../../../../../packages/bucket/src/manifest.ts';
export { isId, newId } from '../../../../../packages/bucket/src/snapshot-id.ts';

/** As the agent lists it. */
export type Snapshot = {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  /** Of its files, as they are kept. */
  bytes: number;
  /** The Medusa that its database was migrated to. */
  version: string;
  reason: Reason;
  place: 'volume' | 'bucket';
};

const common = ({ id, createdAt, version, reason }: Manifest) => ({ id, createdAt, version, reason });

export const toSnapshot = (manifest: Manifest): Snapshot => ({
  ...common(manifest),
  bytes: manifest.database.bytes + manifest.uploads.bytes,
  place: 'volume',
});

export const toStoredSnapshot = (manifest: StoredManifest): Snapshot => ({
  ...common(manifest),
  bytes: manifest.archive.bytes,
  place: 'bucket',
});
