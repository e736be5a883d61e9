import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { apiBase } from '@souk/contract';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Registry } from 'prom-client';
import { isPage, sendPage, serveDashboard } from './dashboard.ts';
import { answerErrors, sendProblem } from './errors.ts';
import { createGuard } from './guard.ts';
import type { Deps } from './handlers/deps.ts';
import { createHandlers } from './handlers/index.ts';
import { createLimits } from './limits.ts';
import { answerMalformed } from './malformed.ts';
import { measureRequests, registerGauges } from './metrics.ts';
import { registerOidcRoutes } from './oidc-routes.ts';
import { type Health, registerOperations } from './operations.ts';
import { ProblemError } from './problem-error.ts';
import { problemOf } from './problem-of.ts';
import { serveReference } from './reference.ts';
import { createRefusals } from './refusals.ts';
import { registerRoutes } from './register-routes.ts';
import { logRequests } from './request-log.ts';
import { closeInGoodOrder, drainMs } from './shutdown.ts';
import { addSecurityHeaders } from './security-headers.ts';

export type ApiOptions = {
  deps: Deps;
  health: Health;
  registry: Registry;
  log: FastifyBaseLogger;
  dashboardDir: string | undefined;
  /** How long closing waits for calls under way. */
  patienceMs?: number;
};

const bodyLimit = 64 * 1024;

/** The edge gives every request an id; what else calls may choose a plain one too. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function createApp(log: FastifyBaseLogger): FastifyInstance {
  return fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit,
    genReqId: requestId,
    // Only a proxy inside the cluster may say where a call came from.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    // A name that is too long is a name that nobody has, and not an unknown path.
    routerOptions: { maxParamLength: 16_384 },
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    // While streams end, calls that are under way or come by an open connection are still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, problemOf(error)),
    clientErrorHandler: answerMalformed,
  });
}

/** Unknown paths are refused before their body is read; pages of the dashboard's own router get its index. */
function answerUnknown(app: FastifyInstance, hasDashboard: boolean): void {
  app.addHook('onRequest', async (request) => {
    if (request.is404 && !(hasDashboard && isPage(request))) throw new ProblemError('not-found');
  });
  app.setNotFoundHandler((_request, reply) => sendPage(reply));
}

/** The whole HTTP side: API, probes and dashboard. Not yet listening. */
export async function createApi({
  deps,
  health,
  registry,
  log,
  dashboardDir,
  patienceMs = drainMs,
}: ApiOptions): Promise<FastifyInstance> {
  const app = createApp(log);
  app.removeContentTypeParser('text/plain');
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, parseJson);
  app.decorateRequest('caller', undefined);
  app.decorateRequest('recorded', false);
  app.decorateRequest('stillSignedIn', undefined);
  const refusals = createRefusals(deps.auditTrail, log);
  answerErrors(app, refusals);
  app.addHook('onClose', () => refusals.flush());
  logRequests(app);
  measureRequests(app, registry);
  registerGauges(registry, deps.cache, deps.streams);
  await addSecurityHeaders(app, deps.config.publicUrl.scheme === 'https');
  app.addHook('onRequest', async ({ url, id }, reply) => {
    reply.header('x-request-id', id);
    if (url.startsWith(apiBase)) reply.header('cache-control', 'no-store');
  });
  answerUnknown(app, dashboardDir !== undefined);
  const count = await createLimits(app, deps.config.rateLimits);
  registerRoutes(app, createHandlers(deps), deps, (name) => createGuard(name, deps.authenticator, count));
  registerOidcRoutes(app, deps, count);
  registerOperations(app, health, registry);
  serveReference(app);
  if (dashboardDir) await serveDashboard(app, dashboardDir);
  closeInGoodOrder(app, deps.streams, patienceMs);
  return app;
}
