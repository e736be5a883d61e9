import type { Readable } from 'node:stream';
import type { RouteName, routes } from '@souk/contract';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../auth/caller.ts';

type RouteOf<N extends RouteName> = (typeof routes)[N];
type Parsed<R, Part extends string> =
  R extends Record<Part, infer S extends z.ZodType> ? z.output<S> : undefined;
type Answer<R> = R extends { success: { schema: infer S extends z.ZodType } }
  ? z.output<S>
  : R extends { success: { mediaType: string } }
    ? Readable
    : undefined;

/** Where a call came from, for what is logged about it. */
type Origin = { requestId: string; address: string; log: FastifyBaseLogger };

/** Of every call that is not open. `stillSignedIn` reviews the same credentials again. */
type SignedIn = { caller: Caller; stillSignedIn(): Promise<boolean> };

/** A call whose parts are validated by the contract's schemas. `name` is the store in the path, or '', `id` what is named below it. */
export type Call<N extends RouteName> = Origin & {
  body: Parsed<RouteOf<N>, 'body'>;
  query: Parsed<RouteOf<N>, 'query'>;
  name: string;
  id: string;
  header(name: string): string | undefined;
} & (RouteOf<N> extends { open: true } ? unknown : SignedIn);

export type Result<N extends RouteName> = { body: Answer<RouteOf<N>>; headers?: Record<string, string> };
export type Handler<N extends RouteName> = (call: Call<N>) => Promise<Result<N>>;

/** One handler for each call of the contract; the status of success is the contract's. */
export type Handlers = { [N in RouteName]: Handler<N> };
