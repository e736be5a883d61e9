import { apiBase, openApiDocument } from '@souk/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { refuseOtherMethods } from './methods.ts';
import { ProblemError } from './problem-error.ts';

export type Health = {
  /** False means that only a restart helps. */
  alive(): boolean;
  /** False means that calls should go to another replica. */
  ready(): boolean;
};

type Handle = (request: FastifyRequest, reply: FastifyReply) => unknown;

function probe(healthy: () => boolean, word: string): Handle {
  return (_request, reply) => {
    if (!healthy()) throw new ProblemError('unavailable', { detail: `The orchestrator is not ${word}.` });
    return reply.send({ status: 'ok' });
  };
}

/** Figures are for whoever runs the cluster. What came through a proxy bears its header, and came from outside. */
function metrics(registry: Registry): Handle {
  return async (request, reply) => {
    if (request.headers['x-forwarded-for'] !== undefined) throw new ProblemError('not-found');
    return reply.type(registry.contentType).send(await registry.metrics());
  };
}

/** What machines ask for: probes, figures, and the description of the API. None needs a caller. */
export function registerOperations(app: FastifyInstance, health: Health, registry: Registry): void {
  const document = JSON.stringify(openApiDocument());
  const openApi: Handle = (_request, reply) => reply.type('application/json; charset=utf-8').send(document);
  const handles: Record<string, Handle> = {
    '/livez': probe(health.alive, 'alive'),
    '/readyz': probe(health.ready, 'ready'),
    '/metrics': metrics(registry),
    '/openapi.json': openApi,
    [`${apiBase}/openapi.json`]: openApi,
  };
  for (const [url, handle] of Object.entries(handles)) {
    app.get(url, { logLevel: 'warn' }, handle);
    refuseOtherMethods(app, url, ['GET', 'HEAD']);
  }
}
