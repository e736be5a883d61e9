import { randomBytes } from 'node:crypto';

export const reasons = ['manual', 'schedule', 'upgrade', 'final'] as const;
export type Reason = (typeof reasons)[number];

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

/** `snapshot.json`, written last: a folder with it is whole. */
export type Manifest = Omit<Snapshot, 'bytes' | 'place'> & {
  usableBy: string[];
  database: { bytes: number; sha256: string };
  uploads: { files: number; bytes: number };
};

export const toSnapshot = (manifest: Manifest): Snapshot => ({
  id: manifest.id,
  createdAt: manifest.createdAt,
  bytes: manifest.database.bytes + manifest.uploads.bytes,
  version: manifest.version,
  reason: manifest.reason,
  place: 'volume',
});

/** Sorts by time; safe as the name of a folder and in an address. */
export const newId = (now: Date): string =>
  `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase()}z-${randomBytes(3).toString('hex')}`;

export const isId = (text: string): boolean => /^\d{8}t\d{6}z-[0-9a-f]{6}$/.test(text);
