/* oxlint-disable no-underscore-dangle -- Node names them so */
import Module from 'node:module';

/** A module as Node's loader of CommonJS keeps it. */
export type CommonJsModule = {
  exports: unknown;
  /** Folder of the file: what requests are resolved against. */
  path: string;
  require(id: string): unknown;
};

export type ResolveOptions = { paths?: string[] };

/** Throws MODULE_NOT_FOUND. Answers a path, or the name of a built-in module. */
export type Resolve = (
  request: string,
  parent?: CommonJsModule,
  isMain?: boolean,
  options?: ResolveOptions,
) => string;

/** Compiles and runs a source. `format` is `module` for ES modules; undefined where only the source can tell. */
export type Compile = (this: CommonJsModule, content: string, filename: string, format?: string) => unknown;

/** Reads, compiles and runs the file. */
export type LoadFile = (module: CommonJsModule, filename: string) => void;

/**
 * The parts of Node's loader that its documentation leaves out, but that whole generations of tools hook into, so that Node
 * keeps them as they are.
 */
const internals = Module as unknown as {
  _resolveFilename: Resolve;
  _resolveLookupPaths(request: string, parent?: CommonJsModule): string[] | null;
  _extensions: Record<string, LoadFile>;
  _cache: Record<string, CommonJsModule>;
  wrapper: [string, string];
  prototype: { _compile: Compile };
};

/** What is around a module's source: the head and tail of a function. */
export const wrapper = internals.wrapper;

/** The `require` that a module sees, with all that Node's own has. */
export function makeRequire(module: CommonJsModule): unknown {
  const require = (id: string): unknown => module.require(id);
  const resolve = (request: string, options?: ResolveOptions): string =>
    internals._resolveFilename(request, module, false, options);
  resolve.paths = (request: string): string[] | null => internals._resolveLookupPaths(request, module);
  require.resolve = resolve;
  require.main = process.mainModule;
  require.extensions = internals._extensions;
  require.cache = internals._cache;
  return require;
}

export function replaceResolve(make: (original: Resolve) => Resolve): void {
  internals._resolveFilename = make(internals._resolveFilename.bind(internals));
}

export function replaceCompile(make: (original: Compile) => Compile): void {
  internals.prototype._compile = make(internals.prototype._compile);
}

/** Also for `.cjs` and files without an extension, which Node loads as it loads `.js`. */
export function replaceLoadFile(make: (original: LoadFile) => LoadFile): void {
  const original = internals._extensions['.js'];
  if (!original) throw new Error('Node has no loader for .js');
  internals._extensions['.js'] = make(original);
}
