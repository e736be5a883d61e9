import { log } from '../log.ts';
import { SettingsError } from '../settings-error.ts';
import { decide, type Step } from './decide.ts';
import type { ImageVersion } from './image-version.ts';
import { beginClone, readAwaited, restoredClone } from './clone.ts';
import { unknownVersion, type Marker, type MarkerPlace, type Upgrade } from './marker.ts';
import type { StatusBoard } from './status.ts';
import { readWish, removeWish } from './wish.ts';

/** What preparing does to the world; each may be cut off and called again. */
export type Effects = {
  /** Takes a snapshot for an upgrade and answers its id. */
  snapshot(database: Marker): Promise<string>;
  /** Puts a snapshot back and answers what its database was migrated to. */
  restore(id: string): Promise<Marker>;
  /** Resolves when the snapshot of another store has come. */
  receive(id: string): Promise<void>;
  migrate(commands: readonly string[][]): Promise<void>;
  /** The newest snapshot that this image can restore and serve. */
  newestUsable(): Promise<{ id: string; createdAt: string } | null>;
};

export type Preparation = {
  /** Where the wish for a restore is. */
  volume: string;
  marker: MarkerPlace;
  image: ImageVersion;
  /** Id of the snapshot of another store that a new one is to begin with; null for none. */
  cloneOf: string | null;
  status: StatusBoard;
  effects: Effects;
};

/** Only a person can choose: the newer version again, or a snapshot without what came after it. */
export class Refusal extends SettingsError {}

export async function nextStep({
  volume,
  marker,
  image,
  cloneOf,
}: Omit<Preparation, 'status' | 'effects'>): Promise<Step> {
  return decide({
    marker: await marker.read(),
    awaited: readAwaited(volume, cloneOf),
    wish: readWish(volume),
    image,
  });
}

/**
 * Brings the database to where this image can serve it. Every step begins and ends with a durable word, so a process that
 * is killed anywhere leaves one that the next start understands. Throws a SettingsError with a sentence where it cannot be.
 */
export async function prepare(preparation: Preparation): Promise<void> {
  for (;;) {
    const step = await nextStep(preparation);
    if (step.do === 'serve') return preparation.status.set('starting', lastMessage(preparation));
    await perform(step, preparation);
  }
}

function perform(step: Exclude<Step, { do: 'serve' }>, preparation: Preparation): Promise<void> {
  switch (step.do) {
    case 'refuse':
      return refuse(preparation, step.version);
    case 'receive':
      return receive(preparation, step.snapshot);
    case 'restore':
      return restoreAsWished(preparation, step.snapshot);
    case 'upgrade':
      return upgrade(preparation, step.from);
    case 'retry':
      return retry(preparation, step.upgrade);
    case 'undo':
      return undo(preparation, step.upgrade);
  }
}

async function refuse({ image, status, effects }: Preparation, version: string): Promise<never> {
  const usable = await effects.newestUsable();
  const message =
    `Medusa ${image.version} cannot use this database: Medusa ${version} has migrated it, and has served since. ` +
    `Start ${version} again` +
    (usable ? `, or restore snapshot ${usable.id}: what came after ${usable.createdAt} is lost then` : '');
  status.set('starting', { message });
  throw new Refusal(message);
}

/** A snapshot that cannot be restored leaves the store as it was: serving is better than failing again and again. */
async function restoreAsWished({ volume, marker, status, effects }: Preparation, id: string): Promise<void> {
  status.set('restoring');
  log('info', `Restoring snapshot ${id}`);
  try {
    await marker.write(await effects.restore(id));
    log('info', `Snapshot ${id} is restored`);
  } catch (error) {
    const message = `Snapshot ${id} was not restored: ${wordsOf(error)}`;
    status.set('restoring', { message });
    log('error', message);
  }
  await removeWish(volume);
}

/** Until it has come nobody shops here: what the image brought along is never shown. */
async function receive({ volume, marker, status, effects }: Preparation, id: string): Promise<void> {
  await beginClone(volume, id);
  status.set('restoring', { awaits: id, message: `Waiting for snapshot ${id}` });
  log('info', `Waiting for snapshot ${id} of another store`);
  await effects.receive(id);
  status.set('restoring');
  await marker.write(await effects.restore(id));
  await restoredClone(volume, id);
  log('info', `Snapshot ${id} of another store is restored`);
}

async function upgrade(preparation: Preparation, from: string): Promise<void> {
  const { marker, image, status, effects } = preparation;
  const versions = { from, to: image.version };
  const before = (await marker.read()) ?? { version: unknownVersion, usableBy: [] };
  status.set('snapshotting', versions);
  log('info', `Taking a snapshot before the upgrade from ${from} to ${image.version}`);
  const snapshot = await effects.snapshot(before);
  const begun = { ...versions, snapshot, startedAt: new Date().toISOString(), migrated: false };
  await marker.write({ ...before, upgrade: begun });
  await migrate(preparation, begun);
}

async function retry(preparation: Preparation, begun: Upgrade): Promise<void> {
  await restoreBefore(preparation, begun);
  await migrate(preparation, begun);
}

async function undo(preparation: Preparation, begun: Upgrade): Promise<void> {
  await preparation.marker.write(await restoreBefore(preparation, begun));
}

function restoreBefore({ status, effects }: Preparation, { from, to, snapshot }: Upgrade): Promise<Marker> {
  status.set('restoring', { from, to });
  log('info', `The upgrade from ${from} to ${to} did not get to serve: restoring snapshot ${snapshot}`);
  return effects.restore(snapshot);
}

async function migrate({ marker, image, status, effects }: Preparation, begun: Upgrade): Promise<void> {
  const { from, to, snapshot } = begun;
  status.set('migrating', { from, to });
  log('info', `Migrating the database from ${from} to ${to}`);
  try {
    await effects.migrate(image.migrate);
  } catch (error) {
    throw new SettingsError(
      `The upgrade from ${from} to ${to} failed: ${wordsOf(error)}. ` +
        `Start ${from} again: it goes back to snapshot ${snapshot}, in which no order is missing`,
    );
  }
  const done = { ...begun, migrated: true };
  await marker.write({ version: to, usableBy: image.usableBy, upgrade: done });
}

/** From here on the database is this version's. To be called before the first request is answered. */
export async function confirmServing(place: MarkerPlace): Promise<void> {
  const marker = await place.read();
  if (!marker?.upgrade) return;
  await place.write({ version: marker.version, usableBy: marker.usableBy });
  log('info', `The upgrade from ${marker.upgrade.from} to ${marker.upgrade.to} is done`);
}

function lastMessage({ status }: Preparation): { message?: string } {
  const { message } = status.read();
  return message === undefined ? {} : { message };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
