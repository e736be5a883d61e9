import { apiBase } from '@souk/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from './handlers/deps.ts';
import type { CountCall } from './limits.ts';
import { ProblemError } from './problem-error.ts';

const beginPath = `${apiBase}/session/oidc`;
const callbackPath = `${beginPath}/callback`;

/**
 * The new cookie is strict: a redirect that began at the provider would not send it, a page that goes on by itself does.
 * `path` is one of our own, without quotes or brackets.
 */
const goOn = (path: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Signed in</title><meta http-equiv="refresh" content="0; url=${path}" /></head><body></body></html>`;

const escape = (path: string) => path.replaceAll(/[&"<>']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Sign-in by the provider, for browsers: there and back. Without a provider the paths do not exist. */
export function registerOidcRoutes(app: FastifyInstance, deps: Deps, count: CountCall): void {
  const { auditTrail, authenticator, config, oidc, sessions } = deps;
  if (!oidc) return;
  const limited = { onRequest: (request: FastifyRequest) => count('signIn', request) };

  app.get(beginPath, limited, async (request, reply) => {
    const { return: wanted = '/' } = request.query as { return?: unknown };
    const redirectUri = `${config.publicUrl.scheme}://${request.host}${callbackPath}`;
    const { location, cookie } = await oidc.begin(redirectUri, typeof wanted === 'string' ? wanted : '/');
    return reply.header('set-cookie', cookie).redirect(location, 302);
  });

  app.get(callbackPath, limited, async (request, reply) => {
    const url = new URL(request.url, 'http://localhost');
    const { token, returnTo } = await oidc.finish(url, request.headers.cookie ?? '');
    const caller = await authenticator.identify(token, 'session');
    if (!caller)
      throw new ProblemError('unauthenticated', {
        detail: 'The provider names nobody who may be known here.',
      });
    const session = await sessions.start(token);
    if (!session)
      throw new ProblemError('unauthenticated', { detail: "The provider's token is too long for a cookie." });
    const { ip: address, id: requestId } = request;
    await auditTrail.record(
      { caller, address, requestId, action: 'session.start', result: 'ok' },
      request.log,
    );
    return reply
      .header('set-cookie', [session, oidc.forget()])
      .type('text/html; charset=utf-8')
      .send(goOn(escape(returnTo)));
  });
}
