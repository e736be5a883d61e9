import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClusterError } from '../cluster/ports.ts';
import type { ProblemError } from './problem-error.ts';
import { problemOf } from './problem-of.ts';
import type { Refusals } from './refusals.ts';

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
export function answerErrors(app: FastifyInstance, refusals: Refusals): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = problemOf(error);
    if (error instanceof ClusterError && error.kind !== 'unknown')
      request.log.warn({ kind: error.kind, reason: error.message }, 'the cluster refused, or did not answer');
    else if (refusal.problem.status >= 500 && refusal !== error)
      request.log.error({ err: error }, 'request failed');
    refusals.note(request, refusal.problem);
    // Closing while a body is still on its way resets the connection, and the answer is lost with it.
    reply.removeHeader('connection');
    return sendProblem(request, reply, refusal);
  });
}
