import { writeFileSync } from 'node:fs';
import { digest, lengthBytes, mark, type Index } from './pack-format.ts';

export type PackedModule = { path: string; fileSize: number; source: string; codeCache: Buffer };

/** Folder of the requiring module -> request -> path. */
export type Resolutions = ReadonlyMap<string, ReadonlyMap<string, string>>;

export type PackContent = {
  modules: readonly PackedModule[];
  resolutions: Resolutions;
  guards: readonly string[];
};

export function writePack(file: string, content: PackContent): void {
  const numberOf = numbering();
  const { modules, blobs } = layOut(content.modules, numberOf.of);
  const index: Index = {
    resolutions: numberResolutions(content.resolutions, numberOf.of),
    modules,
    guards: Object.fromEntries(content.guards.map((guard) => [guard, digest(guard)])),
    paths: numberOf.all(),
  };
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(head.length));
  writeFileSync(file, Buffer.concat([mark, length, head, ...blobs]));
}

type NumberOf = (path: string) => number;

function numbering(): { of: NumberOf; all(): string[] } {
  const numbers = new Map<string, number>();
  return {
    of: (path) => {
      const number = numbers.get(path) ?? numbers.size;
      numbers.set(path, number);
      return number;
    },
    all: () => [...numbers.keys()],
  };
}

function layOut(
  modules: readonly PackedModule[],
  numberOf: NumberOf,
): { modules: Index['modules']; blobs: Buffer[] } {
  const entries: Index['modules'] = {};
  const blobs: Buffer[] = [];
  let at = 0;
  for (const { path, fileSize, source, codeCache } of modules) {
    const utf8 = Buffer.from(source);
    // As many bytes as characters: all of it is ASCII.
    const encoding = utf8.length === source.length ? 'latin1' : 'utf8';
    entries[numberOf(path)] = {
      fileSize,
      at,
      sourceSize: utf8.length,
      cacheSize: codeCache.length,
      encoding,
    };
    blobs.push(utf8, codeCache);
    at += utf8.length + codeCache.length;
  }
  return { modules: entries, blobs };
}

function numberResolutions(resolutions: Resolutions, numberOf: NumberOf): Index['resolutions'] {
  const folders = [...resolutions].map(([folder, requests]) => {
    const numbered = [...requests].map(([request, path]) => [request, numberOf(path)]);
    return [folder, Object.fromEntries(numbered)];
  });
  return Object.fromEntries(folders);
}
