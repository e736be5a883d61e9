import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '../settings.ts';
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

/** `/data/version.json`: which Medusa the volume's database was migrated to. */
export type Marker = {
  version: string;
  /** Older versions that may use it as it is. */
  usableBy: string[];
  upgrade?: Upgrade;
};

const file = 'version.json';

/** The version of a database that was made before there were markers. */
export const unknownVersion = 'unknown';

/** Null on a volume that is empty, or was made before there were markers. */
export function readMarker(dir: string): Marker | null {
  const path = join(dir, file);
  const text = readIfThere(path);
  if (text === null) return null;
  try {
    const { version, usableBy = [], upgrade } = JSON.parse(text) as Partial<Marker>;
    if (typeof version === 'string') return { version, usableBy, ...(upgrade && { upgrade }) };
  } catch {
    // said below
  }
  throw new SettingsError(`${path} is damaged: restore a snapshot, or write {"version":"X.Y.Z"} into it`);
}

export const writeMarker = (dir: string, marker: Marker): Promise<void> =>
  writeDurably(join(dir, file), JSON.stringify(marker));

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
