import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '../settings-error.ts';
import { writeDurably } from './write-durably.ts';

/** An upgrade that has not served yet: until it has, nobody can have ordered, and its snapshot loses nothing. */
export type Upgrade = {
  from: string;
  to: string;
  /** Id of the snapshot that was taken before. */
  snapshot: string;
  /** ISO 8601. */
  startedAt: string;
  migrated: boolean;
};

/** Which Medusa the database was migrated to. */
export type Marker = {
  version: string;
  /** Older versions that may use it as it is. */
  usableBy: string[];
  upgrade?: Upgrade;
};

/** Where the marker is: on the volume with an embedded database, else in the database itself. What `write` got lasts. */
export type MarkerPlace = {
  /** Null in a place that is empty, or was made before there were markers. */
  read(): Promise<Marker | null>;
  write(marker: Marker): Promise<void>;
};

const file = 'version.json';

/** The version of a database that was made before there were markers. */
export const unknownVersion = 'unknown';

/** In `/data/version.json`, where the other container of the pod puts it when it makes the database. */
export const volumeMarker = (dir: string): MarkerPlace => ({
  read: async () => readMarker(dir),
  write: (marker) => writeMarker(dir, marker),
});

/** Null on a volume that is empty, or was made before there were markers. */
function readMarker(dir: string): Marker | null {
  const path = join(dir, file);
  const text = readIfThere(path);
  if (text === null) return null;
  try {
    const marker = toMarker(JSON.parse(text));
    if (marker) return marker;
  } catch {
    // said below
  }
  throw new SettingsError(`${path} is damaged: restore a snapshot, or write {"version":"X.Y.Z"} into it`);
}

const writeMarker = (dir: string, marker: Marker): Promise<void> =>
  writeDurably(join(dir, file), JSON.stringify(marker));

/** Null when it is none. */
export function toMarker(value: unknown): Marker | null {
  const { version, usableBy = [], upgrade } = value as Partial<Marker>;
  return typeof version === 'string' ? { version, usableBy, ...(upgrade && { upgrade }) } : null;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
