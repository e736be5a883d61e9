import { isDeepStrictEqual } from 'node:util';
import { type Route, type RouteName, routes } from '@souk/contract';
import type { FastifyRequest } from 'fastify';
import type { Authenticator, Credentials } from '../auth/authenticator.ts';
import type { Caller } from '../auth/caller.ts';
import { originOf } from '../auth/same-origin.ts';
import type { CountCall } from './limits.ts';
import { ProblemError } from './problem-error.ts';

export type Guard = (request: FastifyRequest) => Promise<void>;

/** Groups count too: who left a team must not go on seeing its stores. */
async function stillAccepted(
  authenticator: Authenticator,
  credentials: Credentials,
  caller: Caller,
): Promise<boolean> {
  try {
    const { name, groups } = await authenticator.authenticate(credentials);
    return name === caller.name && isDeepStrictEqual(groups, caller.groups);
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/** A browser adds a cookie to whatever any page sends, a bearer token never: only the cookie needs proof of the page. */
function refuseCrossSite(route: Route, request: FastifyRequest): void {
  if (route.method === 'GET' || request.caller?.via === 'bearer') return;
  const origin = originOf(request.headers, request.host);
  if (origin === 'same' || (origin === 'unknown' && route.open)) return;
  throw new ProblemError('cross-site', {
    detail: 'With a session cookie this works only from the dashboard itself. Programs send a bearer token.',
  });
}

/** What a call must pass before its body is read: who calls, how often, and from which page. */
export function createGuard(name: RouteName, authenticator: Authenticator, count: CountCall): Guard {
  const route: Route = routes[name];
  return async (request) => {
    if (!route.open) {
      const { authorization, cookie } = request.headers;
      const credentials = { authorization, cookie };
      const caller = await authenticator.authenticate(credentials);
      request.caller = caller;
      request.stillSignedIn = () => stillAccepted(authenticator, credentials, caller);
    }
    await count(name, request);
    refuseCrossSite(route, request);
  };
}
