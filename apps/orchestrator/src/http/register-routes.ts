import { apiBase, type Route, type RouteName, routes } from '@souk/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { audited, type Sources } from './audited.ts';
import type { Guard } from './guard.ts';
import type { Handlers } from './handler.ts';
import { refuseOtherMethods } from './methods.ts';
import { parseBody, parseQuery } from './validate.ts';

/** What all handlers have in common once their call is validated by the very schema that types it. */
type AnyHandler = (call: never) => Promise<{ body: unknown; headers?: Record<string, string> }>;

const urlOf = (route: Route) => `${apiBase}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

function callOf(route: Route, request: FastifyRequest) {
  const { name = '', id = '' } = request.params as { name?: string; id?: string };
  const body = route.bodyOptional ? (request.body ?? {}) : request.body;
  return {
    body: route.body && parseBody(route.body, body),
    query: route.query && parseQuery(route.query, request.query),
    name,
    id,
    caller: request.caller,
    stillSignedIn: request.stillSignedIn,
    header(header: string) {
      const value = request.headers[header];
      return Array.isArray(value) ? value[0] : value;
    },
    requestId: request.id,
    address: request.ip,
    log: request.log,
  };
}

function typeOf({ success: { mediaType, schema } }: Route): string | undefined {
  if (mediaType === 'text/plain') return 'text/plain; charset=utf-8';
  return mediaType ?? (schema ? 'application/json; charset=utf-8' : undefined);
}

type Registered = { name: RouteName; handler: AnyHandler; guard: Guard; sources: Sources };

function registerRoute(app: FastifyInstance, { name, handler, guard, sources }: Registered): void {
  const route: Route = routes[name];
  const { success } = route;
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const run = async () => await handler(callOf(route, request) as never);
    const { body, headers = {} } = await audited(name, sources, request, run);
    const type = typeOf(route);
    if (type) reply.type(type);
    return reply.code(success.status).headers(headers).send(body);
  }
  app.route({
    method: route.method,
    url: urlOf(route),
    // A HEAD of an event stream would follow it without end.
    exposeHeadRoute: route.method === 'GET' && !success.mediaType,
    onRequest: guard,
    handler: answer,
  });
}

/** Registers every call of the contract, and a 405 for every other method of its paths. */
export function registerRoutes(
  app: FastifyInstance,
  handlers: Handlers,
  sources: Sources,
  guardOf: (name: RouteName) => Guard,
): void {
  const known = new Map<string, HTTPMethods[]>();
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    registerRoute(app, { name, handler: handlers[name], guard: guardOf(name), sources });
    const withHead = route.method === 'GET' && !route.success.mediaType ? ['HEAD' as const] : [];
    known.set(urlOf(route), [...(known.get(urlOf(route)) ?? []), route.method, ...withHead]);
  }
  for (const [url, methods] of known) refuseOtherMethods(app, url, methods);
}
