import { statSync } from 'node:fs';
import { compile, run } from './compile.ts';
import { replaceLoadFile, replaceResolve } from './node-internals.ts';
import type { ModuleEntry, Pack } from './read-pack.ts';

/** How often the pack helped. */
export type Tally = {
  modules: number;
  /** Modules whose code cache V8 did not take, so that their source was compiled. */
  rejected: number;
  paths: number;
  /** Modules and paths that are not in the pack. */
  otherModules: number;
  otherPaths: number;
};

/** Loads from the pack what is in it, and everything else the ordinary way. */
export function replay(pack: Pack): Tally {
  const tally = { modules: 0, rejected: 0, paths: 0, otherModules: 0, otherPaths: 0 };
  replayResolutions(pack, tally);
  replayModules(pack, tally);
  return tally;
}

function replayResolutions({ index }: Pack, tally: Tally): void {
  const known = new Map(
    Object.entries(index.resolutions).map(([folder, requests]) => [
      folder,
      new Map(Object.entries(requests)),
    ]),
  );
  replaceResolve((resolve) => (request, parent, isMain, options) => {
    const number = parent && !options ? known.get(parent.path)?.get(request) : undefined;
    const path = number === undefined ? undefined : index.paths[number];
    tally[path === undefined ? 'otherPaths' : 'paths']++;
    return path ?? resolve(request, parent, isMain, options);
  });
}

function replayModules({ index, read }: Pack, tally: Tally): void {
  const known = new Map<string, ModuleEntry>();
  for (const [number, entry] of Object.entries(index.modules)) {
    const path = index.paths[Number(number)];
    if (path !== undefined) known.set(path, entry);
  }
  replaceLoadFile((loadFile) => (module, filename) => {
    const entry = known.get(filename);
    if (!entry || isChanged(filename, entry)) {
      tally.otherModules++;
      return loadFile(module, filename);
    }
    const { source, codeCache } = read(entry);
    const script = compile(source, filename, codeCache);
    // The cache of another version of V8, or of other flags: V8 has compiled the source instead.
    tally[script.cachedDataRejected ? 'rejected' : 'modules']++;
    run(script, module, filename);
  });
}

/** A file of another size was changed after the pack was made. */
function isChanged(filename: string, entry: ModuleEntry): boolean {
  return statSync(filename, { throwIfNoEntry: false })?.size !== entry.fileSize;
}
