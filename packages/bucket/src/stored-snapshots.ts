import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Bucket } from './bucket.ts';
import { byAge, type Manifest, readStoredManifest, type StoredManifest } from './manifest.ts';
import { isId } from './snapshot-id.ts';

/** The snapshots of one store in a bucket: `PREFIX/ID/snapshot.tar`, and `PREFIX/ID/snapshot.json`, which is written last. */
export type StoredSnapshots = {
  /** Newest first. */
  list(): Promise<StoredManifest[]>;
  /** Null where there is none of this id. */
  find(id: string): Promise<StoredManifest | null>;
  /** The archive, as it lies there: whoever reads it checks its sum. */
  open(id: string): Promise<Readable>;
  /** Listed once all of it is there. */
  add(manifest: Manifest, archive: Readable): Promise<StoredManifest>;
  remove(id: string): Promise<void>;
  /** Removes what was cut off while it was added or removed. */
  removePartials(): Promise<void>;
};

const archiveName = 'snapshot.tar';
const manifestName = 'snapshot.json';

export function storedSnapshots(bucket: Bucket, prefix: string): StoredSnapshots {
  const base = `${prefix.replace(/^\/+|\/+$/g, '')}/`;
  const keyOf = (id: string, name: string): string => `${base}${id}/${name}`;
  /** They never change, and a list is asked for often. */
  const known = new Map<string, StoredManifest>();
  const find = async (id: string): Promise<StoredManifest | null> => {
    if (!isId(id)) return null;
    const text = await bucket.read(keyOf(id, manifestName));
    const manifest = text === null ? null : readStoredManifest(text);
    return manifest?.id === id ? manifest : null;
  };
  return {
    list: async () => {
      const ids = (await idsOf(bucket, base)).whole;
      for (const id of known.keys()) if (!ids.includes(id)) known.delete(id);
      for (const id of ids) {
        const manifest = known.get(id) ?? (await find(id));
        if (manifest) known.set(id, manifest);
      }
      return [...known.values()].toSorted(byAge);
    },
    find,
    open: async (id) => {
      const content = await bucket.open(keyOf(id, archiveName));
      if (!content) throw new Error(`The archive of snapshot '${id}' is gone from the bucket`);
      return Readable.fromWeb(content);
    },
    add: async (manifest, archive) => {
      const { stream, result } = measured(archive);
      try {
        await bucket.upload(keyOf(manifest.id, archiveName), stream);
      } catch (error) {
        // Why nothing more came says more than that nothing came.
        throw archive.errored ?? error;
      } finally {
        archive.destroy();
      }
      const stored = { ...manifest, archive: result() };
      await bucket.write(keyOf(manifest.id, manifestName), JSON.stringify(stored));
      return stored;
    },
    // First what makes it a snapshot.
    remove: (id) => bucket.remove([keyOf(id, manifestName), keyOf(id, archiveName)]),
    removePartials: async () => {
      const { partial } = await idsOf(bucket, base);
      await bucket.remove(partial.map((id) => keyOf(id, archiveName)));
    },
  };
}

async function idsOf(bucket: Bucket, base: string): Promise<{ whole: string[]; partial: string[] }> {
  const found = (await bucket.keys(base)).map((key) => key.slice(base.length).split('/'));
  const having = (name: string): Set<string> =>
    new Set(found.flatMap(([id = '', last]) => (last === name && isId(id) ? [id] : [])));
  const whole = having(manifestName);
  return { whole: [...whole], partial: [...having(archiveName)].filter((id) => !whole.has(id)) };
}

type Measured = {
  stream: ReadableStream<Uint8Array>;
  result(): { bytes: number; sha256: string };
};

/** Tells, when all of it has passed, what it was. */
function measured(content: Readable): Measured {
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  // An end that came too early must not look like the end of the archive.
  content.on('error', (error) => meter.destroy(error));
  content.on('close', () => content.readableEnded || meter.destroy(new Error('The archive was cut off')));
  return {
    stream: Readable.toWeb(content.pipe(meter)) as ReadableStream<Uint8Array>,
    result: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}
