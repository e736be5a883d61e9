import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type vm from 'node:vm';
import { compile, run } from './compile.ts';
import { replaceCompile, replaceResolve } from './node-internals.ts';
import { writePack, type Resolutions } from './write-pack.ts';

type Recorded = { path: string; source: string; script: vm.Script };

/**
 * Notes what the program loads, and writes the pack when it ends: only then do the code caches hold the functions that it used.
 * `guards` are the files that tell when installed packages have changed.
 */
export function record(file: string, guards: readonly string[]): void {
  const resolutions = recordResolutions();
  const recorded = recordModules();
  process.on('exit', () => {
    const modules = recorded.map(({ path, source, script }) => ({
      path,
      fileSize: statSync(path).size,
      source,
      codeCache: script.createCachedData(),
    }));
    writePack(file, { modules, resolutions, guards });
    process.stderr.write(`fastload: packed ${modules.length} modules into ${file}\n`);
  });
}

function recordResolutions(): Resolutions {
  const resolutions = new Map<string, Map<string, string>>();
  replaceResolve((resolve) => (request, parent, isMain, options) => {
    const path = resolve(request, parent, isMain, options);
    if (parent?.path && !options && isAbsolute(path)) {
      const requests = resolutions.get(parent.path) ?? new Map<string, string>();
      resolutions.set(parent.path, requests.set(request, path));
    }
    return path;
  });
  return resolutions;
}

function recordModules(): Recorded[] {
  const modules: Recorded[] = [];
  replaceCompile(
    (original) =>
      function recordingCompile(content, filename, format) {
        const source = content.startsWith('#!') ? `//${content}` : content;
        const script = format === 'module' ? null : tryCompile(source, filename);
        // ES modules, also those that only their syntax tells, and what is broken: Node's own loader knows what to do.
        if (!script) return original.call(this, content, filename, format);
        modules.push({ path: filename, source, script });
        return run(script, this, filename);
      },
  );
  return modules;
}

function tryCompile(source: string, filename: string): vm.Script | null {
  try {
    return compile(source, filename);
  } catch {
    return null;
  }
}
