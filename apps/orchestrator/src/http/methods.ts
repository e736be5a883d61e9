import type { FastifyInstance, HTTPMethods } from 'fastify';
import { ProblemError } from './problem-error.ts';

/** Answers every method that `url` does not have with 405, before a body is read or a caller is asked for. */
export function refuseOtherMethods(app: FastifyInstance, url: string, known: readonly HTTPMethods[]): void {
  const allow = known.join(', ');
  const method = app.supportedMethods.filter((method) => !known.includes(method as HTTPMethods));
  app.route({
    method: method as HTTPMethods[],
    url,
    exposeHeadRoute: false,
    onRequest: async ({ method }) => {
      throw new ProblemError(
        'method-not-allowed',
        { detail: `${method} is not one of ${allow}.` },
        { allow },
      );
    },
    handler: () => undefined,
  });
}
