import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * A pack is one file: a mark, the length of the index (8 bytes, little endian), the index (JSON), then sources and code caches back
 * to back. The index is read at once, the rest piece by piece as modules are loaded.
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
  /** Position of the source, from the end of the index; the code cache follows it. */
  at: number;
  sourceSize: number;
  cacheSize: number;
  /** Sources of ASCII alone take half the memory, and no decoding. */
  encoding: 'latin1' | 'utf8';
};

export const mark = Buffer.from('fastload pack 1\n');
export const lengthBytes = 8;

export const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
