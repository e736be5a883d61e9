import { dirname } from 'node:path';
import vm from 'node:vm';
import { makeRequire, wrapper, type CommonJsModule } from './node-internals.ts';

/** Compiles a module's source. Throws SyntaxError for what is no CommonJS. */
export function compile(source: string, filename: string, cachedData?: Buffer): vm.Script {
  const [head, tail] = wrapper;
  return new vm.Script(head + source + tail, {
    filename,
    // Stack traces must not count the head.
    columnOffset: -head.length,
    ...(cachedData && { cachedData }),
    // import() works as in a module that Node itself has loaded.
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** Runs a compiled module as Node's loader does. */
export function run(script: vm.Script, module: CommonJsModule, filename: string): void {
  const body = script.runInThisContext() as (...parameters: unknown[]) => unknown;
  body.call(module.exports, module.exports, makeRequire(module), module, filename, dirname(filename));
}
