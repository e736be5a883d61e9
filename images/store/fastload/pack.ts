import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';

/**
 * One file: a mark, the length of the index (8 bytes), the index (JSON), then sources and code caches back to back. The index is
 * read at once, the rest piece by piece as modules are loaded.
 */
export type Index = {
  /** Paths of all files that requests lead to. */
  paths: string[];
  /** Folder of the requiring module -> request -> position in `paths`: what Node's own cache of resolutions is keyed by. */
  resolutions: Record<string, Record<string, number>>;
  /** By position in `paths`. */
  modules: Record<number, ModuleEntry>;
  /** Files whose content the pack depends on, with their digests. */
  guards: Record<string, string>;
};

export type ModuleEntry = {
  /** Bytes of the file itself. */
  fileSize: number;
  /** Position of the source in the pack; the code cache follows it. */
  at: number;
  sourceSize: number;
  cacheSize: number;
  /** Sources of ASCII alone take half the memory, and no decoding. */
  encoding: 'latin1' | 'utf8';
};

export type PackedModule = { path: string; fileSize: number; source: string; codeCache: Buffer };

export type Pack = { index: Index; read(entry: ModuleEntry): { source: string; codeCache: Buffer } };

const mark = Buffer.from('fastload pack 1\n');
const lengthBytes = 8;

export function writePack(
  file: string,
  content: { modules: readonly PackedModule[]; resolutions: ReadonlyMap<string, ReadonlyMap<string, string>>; guards: readonly string[] },
): void {
  const numbers = new Map<string, number>();
  const numberOf = (path: string): number => {
    const number = numbers.get(path) ?? numbers.size;
    numbers.set(path, number);
    return number;
  };
  const blobs: Buffer[] = [];
  const index: Index = { paths: [], resolutions: {}, modules: {}, guards: {} };
  let at = 0;
  for (const { path, fileSize, source, codeCache } of content.modules) {
    const encoding = /^[\x00-\x7f]*$/.test(source) ? 'latin1' : 'utf8';
    const text = Buffer.from(source, encoding);
    index.modules[numberOf(path)] = { fileSize, at, sourceSize: text.length, cacheSize: codeCache.length, encoding };
    blobs.push(text, codeCache);
    at += text.length + codeCache.length;
  }
  for (const [folder, requests] of content.resolutions) {
    const entries = [...requests].map(([request, path]) => [request, numberOf(path)]);
    index.resolutions[folder] = Object.fromEntries(entries);
  }
  for (const guard of content.guards) index.guards[guard] = digest(guard);
  index.paths = [...numbers.keys()];
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(head.length));
  writeFileSync(file, Buffer.concat([mark, length, head, ...blobs]));
}

/** Throws when there is no pack, or the files that it depends on have changed. */
export function openPack(file: string): Pack {
  const fd = openSync(file, 'r');
  try {
    const start = readAt(fd, Buffer.alloc(mark.length + lengthBytes), 0);
    if (!start.subarray(0, mark.length).equals(mark)) throw new Error(`${file} is not a pack of this version`);
    const headSize = Number(start.readBigUInt64LE(mark.length));
    const head = readAt(fd, Buffer.alloc(headSize), start.length);
    const index = JSON.parse(head.toString()) as Index;
    for (const [guard, expected] of Object.entries(index.guards)) {
      if (digest(guard) !== expected) throw new Error(`${guard} is not the one that ${file} was made with`);
    }
    return { index, read: reader(fd, start.length + headSize) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** The code cache that is answered is overwritten by the next call: V8 copies what it takes of it while it compiles. */
function reader(fd: number, base: number): Pack['read'] {
  let scratch = Buffer.alloc(1 << 20);
  return ({ at, sourceSize, cacheSize, encoding }) => {
    const size = sourceSize + cacheSize;
    if (size > scratch.length) scratch = Buffer.alloc(size);
    const bytes = readAt(fd, scratch.subarray(0, size), base + at);
    return { source: bytes.toString(encoding, 0, sourceSize), codeCache: bytes.subarray(sourceSize) };
  };
}

function readAt(fd: number, into: Buffer, position: number): Buffer {
  let done = 0;
  while (done < into.length) {
    const count = readSync(fd, into, done, into.length - done, position + done);
    if (count === 0) throw new Error('The pack ends too early');
    done += count;
  }
  return into;
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
