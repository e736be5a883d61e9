import { isId } from './snapshot-id.ts';

export const reasons = ['manual', 'schedule', 'upgrade', 'final'] as const;
export type Reason = (typeof reasons)[number];

/** `snapshot.json`, written last: a snapshot that has it is whole. */
export type Manifest = {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  /** The Medusa that its database was migrated to, and older ones that can use it as it is. */
  version: string;
  usableBy: string[];
  reason: Reason;
  /** Where the store was reached; the addresses of its uploads begin with it. Missing in snapshots of older images. */
  publicUrl?: string;
  database: { bytes: number; sha256: string };
  uploads: { files: number; bytes: number };
};

/** As it lies in a bucket, beside the one archive with all files of the snapshot. */
export type StoredManifest = Manifest & { archive: { bytes: number; sha256: string } };

/** For sorting: newest first. Ids alone know only seconds. */
export const byAge = (a: Manifest, b: Manifest): number =>
  `${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? 1 : -1;

/** Null for a text that is no manifest: what lies in a bucket, or comes from elsewhere, may be anybody's. */
export function readManifest(text: string): Manifest | null {
  try {
    const found = JSON.parse(text) as Partial<Manifest> | null;
    return found && isManifest(found) ? found : null;
  } catch {
    return null;
  }
}

export function readStoredManifest(text: string): StoredManifest | null {
  const manifest = readManifest(text) as (Manifest & Partial<StoredManifest>) | null;
  return manifest?.archive && isSized(manifest.archive) ? (manifest as StoredManifest) : null;
}

function isManifest(found: Partial<Manifest>): found is Manifest {
  const { id, createdAt, version, usableBy, reason, database, uploads } = found;
  return (
    isId(String(id)) &&
    !Number.isNaN(Date.parse(String(createdAt))) &&
    /^[\w.+-]{1,40}$/.test(String(version)) &&
    Array.isArray(usableBy) &&
    reasons.some((one) => one === reason) &&
    isSized(database) &&
    [uploads?.files, uploads?.bytes].every(Number.isSafeInteger)
  );
}

const isSized = (part: { bytes: number; sha256: string } | undefined): boolean =>
  Number.isSafeInteger(part?.bytes) && /^[0-9a-f]{64}$/.test(String(part?.sha256));
