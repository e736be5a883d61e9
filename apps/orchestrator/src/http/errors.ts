import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemError } from './problem-error.ts';
import { problemOf } from './problem-of.ts';

export const problemType = 'application/problem+json';

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: ProblemError): FastifyReply {
  const instance = `urn:souk:request:${request.id}`;
  return reply
    .code(error.problem.status)
    .headers(error.headers)
    .type(problemType)
    .send(JSON.stringify({ ...error.problem, instance }));
}

/** Answers any error as a problem document; only what is our own fault is logged as an error. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = problemOf(error);
    if (refusal.problem.status >= 500) request.log.error({ err: error }, 'request failed');
    else if (refusal !== error) request.log.info({ err: error }, 'request refused');
    return sendProblem(request, reply, refusal);
  });
}
