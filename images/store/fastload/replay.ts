import { statSync } from 'node:fs';
import { compile, run } from './compile.ts';
import { loader } from './node-internals.ts';
import type { ModuleEntry, Pack } from './pack.ts';

/** Loads from the pack what is in it, and everything else the ordinary way. */
export function replay(pack: Pack): void {
  replayResolutions(pack);
  replayModules(pack);
}

function replayResolutions({ index }: Pack): void {
  const known = new Map(
    Object.entries(index.resolutions).map(([folder, requests]) => [folder, new Map(Object.entries(requests))]),
  );
  const resolve = loader._resolveFilename;
  loader._resolveFilename = (request, parent, isMain, options) => {
    const number = parent && !options ? known.get(parent.path)?.get(request) : undefined;
    const path = number === undefined ? undefined : index.paths[number];
    return path ?? resolve.call(loader, request, parent, isMain, options);
  };
}

function replayModules({ index, read }: Pack): void {
  const known = new Map<string, ModuleEntry>();
  for (const [number, entry] of Object.entries(index.modules)) {
    const path = index.paths[Number(number)];
    if (path !== undefined) known.set(path, entry);
  }
  const original = loader._extensions['.js'];
  if (!original) throw new Error('Node has no loader for .js');
  loader._extensions['.js'] = (module, filename) => {
    const entry = known.get(filename);
    // A file of another size was changed after the pack was made.
    if (!entry || statSync(filename, { throwIfNoEntry: false })?.size !== entry.fileSize) return original(module, filename);
    const { source, codeCache } = read(entry);
    // V8 rejects a cache of another version or other flags, and compiles the source instead.
    run(compile(source, filename, codeCache), module, filename);
  };
}
