// The few entry points of Medusa that are used here. Its packages are not installed in the workspace.

declare module '@medusajs/framework/utils' {
  export function defineConfig(config: object): object;
  /** PREFIX_ULID, or a ULID alone. */
  export function generateEntityId(existing?: string, prefix?: string): string;
  export const Modules: { STOCK_LOCATION: string; FULFILLMENT: string };
  export const ContainerRegistrationKeys: { QUERY: 'query'; LINK: 'link' };
}

declare module '@medusajs/medusa/commands/start' {
  /** Resolves when the server listens. Adds its own handlers of SIGTERM and SIGINT, which end open requests first. */
  function start(options: { directory: string; host: string; port: number }): Promise<unknown>;
  const exports: { default: typeof start };
  export = exports;
}

declare module '@medusajs/medusa/core-flows' {
  type Workflow = (container: unknown) => { run(options: { input: unknown }): Promise<{ result: unknown }> };
  const workflows: Record<string, Workflow>;
  export = workflows;
}

declare module 'scrypt-kdf' {
  export function kdf(password: string, parameters: { logN: number; r: number; p: number }): Promise<Buffer>;
}

declare module 'express' {
  export type Request = {
    method: string;
    path: string;
    originalUrl: string;
    get(header: string): string | undefined;
    /** Medusa's services, by name. */
    scope: { resolve(name: string): unknown };
  };
  export type Response = {
    statusCode: number;
    get(header: string): string | undefined;
    type(name: string): Response;
    send(body: string): void;
    on(event: 'close', listener: () => void): void;
    set(header: string, value: string): Response;
    json(body: unknown): void;
    redirect(status: number, address: string): void;
    sendFile(path: string, options: { cacheControl: boolean }): void;
  };
  export type Handler = (request: Request, response: Response, next: (error?: unknown) => void) => unknown;
  export type Router = Handler & {
    get(path: string, handler: Handler): void;
    use(handler: Handler): void;
    use(path: string, handler: Handler): void;
  };
  export function Router(): Router;
  type StaticOptions = {
    index: boolean;
    redirect: boolean;
    setHeaders(response: Response, path: string): void;
  };
  const express: { static(dir: string, options: StaticOptions): Handler };
  export default express;
}
