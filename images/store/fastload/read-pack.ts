import { closeSync, openSync, readSync } from 'node:fs';
import { digest, lengthBytes, mark, type Index, type ModuleEntry } from './pack-format.ts';

export type { ModuleEntry } from './pack-format.ts';

export type Pack = {
  index: Index;
  /** The code cache that is answered is overwritten by the next call: V8 copies what it takes of it while it compiles. */
  read(entry: ModuleEntry): { source: string; codeCache: Buffer };
};

/** Throws when there is no pack, or the files that it depends on have changed. */
export function openPack(file: string): Pack {
  const fd = openSync(file, 'r');
  try {
    const start = readAt(fd, Buffer.alloc(mark.length + lengthBytes), 0);
    if (!start.subarray(0, mark.length).equals(mark))
      throw new Error(`${file} is not a pack of this version`);
    const headSize = Number(start.readBigUInt64LE(mark.length));
    const head = readAt(fd, Buffer.alloc(headSize), start.length);
    const index = JSON.parse(head.toString()) as Index;
    checkGuards(file, index);
    return { index, read: reader(fd, start.length + headSize) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function checkGuards(file: string, index: Index): void {
  for (const [guard, expected] of Object.entries(index.guards)) {
    if (digest(guard) !== expected) throw new Error(`${guard} is not the one that ${file} was made with`);
  }
}

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
