import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The bundler puts a hash of the content into the names of these. */
const hashed = `${join('/', 'assets')}/`;

/** Serves the built dashboard. Each file is a route of its own, so that none can stand in the API's way. */
export async function serveDashboard(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const immutable = path.slice(root.length).startsWith(hashed);
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Whether a person opened a page that only the dashboard's own router knows. */
export function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (url === '/api' || url.startsWith('/api/') || url.startsWith(hashed)) return false;
  return headers.accept?.includes('text/html') ?? false;
}

export const sendPage = (reply: FastifyReply): FastifyReply => reply.sendFile('index.html');
