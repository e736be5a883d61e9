import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Query strings may hold what somebody typed into the wrong field; paths are enough. */
export const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '';

/** One line for each answered call. Headers and bodies never get into it. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        caller: request.caller?.name,
        address: request.ip,
      },
      'request',
    );
  });
}
