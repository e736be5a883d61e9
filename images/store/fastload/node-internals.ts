import Module from 'node:module';

/** A module as Node's loader of CommonJS keeps it. */
export type CommonJsModule = {
  exports: unknown;
  /** Folder of the file: what requests are resolved against. */
  path: string;
  require(id: string): unknown;
};

type ResolveOptions = { paths?: string[] };

/**
 * The parts of Node's loader that its documentation leaves out, but that whole generations of tools hook into, so that Node
 * keeps them as they are.
 */
type Internals = {
  /** Throws MODULE_NOT_FOUND. Answers a path, or the name of a built-in module. */
  _resolveFilename(
    request: string,
    parent?: CommonJsModule,
    isMain?: boolean,
    options?: ResolveOptions,
  ): string;
  _resolveLookupPaths(request: string, parent?: CommonJsModule): string[] | null;
  _extensions: Record<string, (module: CommonJsModule, filename: string) => void>;
  _cache: Record<string, CommonJsModule>;
  /** What is around a module's source: the head and tail of a function. */
  wrapper: [string, string];
  prototype: CommonJsModule & {
    /** Compiles and runs a source. `format` is `module` for ES modules; undefined where only the source can tell. */
    _compile(content: string, filename: string, format?: string): unknown;
  };
};

export const loader = Module as unknown as Internals;
