import { isOlder, type ImageVersion } from './image-version.ts';
import { unknownVersion, type Marker, type Upgrade } from './marker.ts';

/** What the volume says, and the image that starts on it. */
export type Situation = {
  marker: Marker | null;
  /** Id of the snapshot of another store that this one begins with, until it has it. */
  awaited: string | null;
  /** Id of the snapshot that somebody asked to restore. */
  wish: string | null;
  image: Pick<ImageVersion, 'version'>;
};

/** One step towards a database that this image can serve. */
export type Step =
  | { do: 'serve' }
  /** Wait for another store's snapshot, and put it in the place of the database that came with the image. */
  | { do: 'receive'; snapshot: string }
  /** Put a snapshot back because somebody wishes it. */
  | { do: 'restore'; snapshot: string }
  /** Snapshot, then migrate. */
  | { do: 'upgrade'; from: string }
  /** The process died on the way: nobody knows how far it came, so it begins again from its snapshot. */
  | { do: 'retry'; upgrade: Upgrade }
  /** Another image came before the upgrade ever served. */
  | { do: 'undo'; upgrade: Upgrade }
  /** A newer version, which has served, has migrated it to what this image cannot use. */
  | { do: 'refuse'; version: string };

/** Pure; called again after each step until it answers `serve` or `refuse`. */
export function decide({ marker, awaited, wish, image }: Situation): Step {
  if (awaited !== null) return { do: 'receive', snapshot: awaited };
  if (wish !== null) return { do: 'restore', snapshot: wish };
  if (marker?.upgrade) return continueUpgrade(marker.upgrade, image.version);
  const version = marker?.version ?? unknownVersion;
  if (version === image.version || marker?.usableBy.includes(image.version)) return { do: 'serve' };
  if (version === unknownVersion || isOlder(version, image.version)) return { do: 'upgrade', from: version };
  return { do: 'refuse', version };
}

function continueUpgrade(upgrade: Upgrade, version: string): Step {
  if (upgrade.to !== version) return { do: 'undo', upgrade };
  return upgrade.migrated ? { do: 'serve' } : { do: 'retry', upgrade };
}
