import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foreignIdentity, ownIdentity } from './clone.ts';
import { volumeMarker, type Marker, type MarkerPlace } from './marker.ts';
import { confirmServing, prepare, type Effects } from './prepare.ts';
import { createStatus, type Status } from './status.ts';
import { writeWish } from './wish.ts';

const old: Marker = { version: '2.20.1', usableBy: [] };
const image = { version: '2.21.2', usableBy: ['2.20.1'], migrate: [['db:migrate']] };
const current: Marker = { version: '2.21.2', usableBy: ['2.20.1'] };

let volume: string;
let marker: MarkerPlace;
/** The story of a start: effects with what the agent tells meanwhile. */
let story: string[];
const status = createStatus(image.version);

beforeEach(async () => {
  volume = await mkdtemp(join(tmpdir(), 'prepare-'));
  marker = volumeMarker(volume);
  story = [];
});
afterEach(() => rm(volume, { recursive: true }));

const effects: Effects = {
  snapshot: ({ version }) => {
    tell(`snapshot of ${version}`);
    return Promise.resolve('s1');
  },
  restore: (id) => {
    tell(`restore ${id}`);
    return Promise.resolve(old);
  },
  newestUsable: () => Promise.resolve({ id: 's0', createdAt: '2026-11-24T12:00:00.000Z' }),
  receive: (id) => {
    tell(`receive ${id}`);
    return Promise.resolve();
  },
  migrate: (commands) => {
    tell(commands.join());
    return Promise.resolve();
  },
};

const tell = (what: string): void => void story.push(`${status.read().state}: ${what}`);
const start = (more: Partial<Effects> = {}, version = image, cloneOf: string | null = null): Promise<void> =>
  prepare({ volume, marker, image: version, cloneOf, status, effects: { ...effects, ...more } });
const failing = (text: string) => (): Promise<never> => Promise.reject(new Error(text));

it('upgrades once: snapshot, migration, then only a word that it served', async () => {
  await marker.write(old);
  await start();
  expect(story).toEqual(['snapshotting: snapshot of 2.20.1', 'migrating: db:migrate']);
  expect(await marker.read()).toMatchObject({ ...current, upgrade: { snapshot: 's1', migrated: true } });
  await start();
  expect(story).toHaveLength(2);
  await confirmServing(marker);
  expect(await marker.read()).toEqual(current);
  expect(await readdir(volume)).toEqual(['version.json']);
});

it('has nothing to go back to while the snapshot is not whole', async () => {
  await marker.write(old);
  await expect(start({ snapshot: failing('no space left') })).rejects.toThrow('no space left');
  expect(await marker.read()).toEqual(old);
});

it('goes back to the snapshot before it migrates again', async () => {
  await marker.write(old);
  await expect(start({ migrate: failing('medusa db:migrate ended with 1') })).rejects.toThrow(
    'The upgrade from 2.20.1 to 2.21.2 failed: medusa db:migrate ended with 1. ' +
      'Start 2.20.1 again: it goes back to snapshot s1, in which no order is missing',
  );
  await expect(start({ restore: failing('killed') })).rejects.toThrow('killed');
  await start();
  expect(story).toEqual([
    'snapshotting: snapshot of 2.20.1',
    'restoring: restore s1',
    'migrating: db:migrate',
  ]);
});

it('is undone by the older image', async () => {
  await marker.write(old);
  await start();
  story = [];
  await start({}, { ...image, version: '2.20.1' });
  expect(story).toEqual(['restoring: restore s1']);
  expect(await marker.read()).toEqual(old);
});

it('restores a wish, and upgrades what it finds', async () => {
  await marker.write(current);
  await writeWish(volume, 's0');
  await start();
  expect(story).toEqual([
    'restoring: restore s0',
    'snapshotting: snapshot of 2.20.1',
    'migrating: db:migrate',
  ]);
  expect(await readdir(volume)).toEqual(['version.json']);
});

it('serves what it has where the wish cannot be restored, and says so', async () => {
  await marker.write(current);
  await writeWish(volume, 's0');
  await start({ restore: failing('s0 is damaged') });
  const told: Status = {
    version: '2.21.2',
    state: 'starting',
    message: 'Snapshot s0 was not restored: s0 is damaged',
  };
  expect(status.read()).toEqual(told);
  expect(await marker.read()).toEqual(current);
  expect(await readdir(volume)).toEqual(['version.json']);
});

it('refuses what it cannot use, and says how to go on', async () => {
  await marker.write({ version: '2.22.0', usableBy: [] });
  const refusal =
    'Medusa 2.21.2 cannot use this database: Medusa 2.22.0 has migrated it, and has served since. Start 2.22.0 again';
  await expect(start({ newestUsable: () => Promise.resolve(null) })).rejects.toThrow(refusal);
  const more = `${refusal}, or restore snapshot s0: what came after 2026-11-24T12:00:00.000Z is lost then`;
  await expect(start()).rejects.toThrow(more);
  expect(status.read().message).toBe(more);
  expect(story).toEqual([]);
});

describe('begins with the snapshot of another store', () => {
  const clone = (more: Partial<Effects> = {}): Promise<void> => start(more, image, 's9');

  it('and upgrades what has come', async () => {
    await marker.write(current);
    await clone();
    expect(story).toEqual([
      'restoring: receive s9',
      'restoring: restore s9',
      'snapshotting: snapshot of 2.20.1',
      'migrating: db:migrate',
    ]);
    expect(foreignIdentity(volume)).toBe('s9');
    await ownIdentity(volume);
    story = [];
    await clone();
    expect([story, foreignIdentity(volume)]).toEqual([[], null]);
  });

  it('again when it was cut off, whatever it has restored by then', async () => {
    const cutOff = async (): Promise<Marker> => {
      await mkdir(join(volume, 'static'));
      throw new Error('killed');
    };
    await expect(clone({ restore: cutOff })).rejects.toThrow('killed');
    expect(status.read()).toEqual({ version: '2.21.2', state: 'restoring' });
    story = [];
    await clone();
    expect(story.slice(0, 2)).toEqual(['restoring: receive s9', 'restoring: restore s9']);
  });

  it('but never once a store has served from its volume', async () => {
    await mkdir(join(volume, 'static'));
    await marker.write(current);
    await clone();
    expect(story).toEqual([]);
  });

  it('and says what it waits for', async () => {
    const told: Status[] = [];
    await clone({ receive: async () => void told.push(status.read()) });
    expect(told).toMatchObject([{ state: 'restoring', awaits: 's9', message: 'Waiting for snapshot s9' }]);
  });
});
