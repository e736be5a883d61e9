import { ProblemError } from '../http/problem-error.ts';
import type { Caller } from './caller.ts';
import type { Sessions } from './sessions.ts';
import type { TokenReviews } from './token-reviews.ts';

/** The part of a request that says who sent it. */
export type Credentials = {
  authorization: string | undefined;
  cookie: string | undefined;
};

export type Authenticator = {
  /** Rejects with `unauthenticated`, or with `ClusterError` when the API server does not answer. */
  authenticate(credentials: Credentials): Promise<Caller>;
  /** Reviews a token that came in a body. */
  identify(token: string, via: Caller['via']): Promise<Caller | undefined>;
};

const scheme = { 'www-authenticate': 'Bearer realm="souk"' };
const badToken = { 'www-authenticate': 'Bearer realm="souk", error="invalid_token"' };

export function createAuthenticator(reviews: TokenReviews, sessions: Sessions): Authenticator {
  async function identify(token: string, via: Caller['via']): Promise<Caller | undefined> {
    const review = await reviews.review(token);
    if (!review.authenticated) return undefined;
    return { name: review.username, groups: review.groups, uid: review.uid, via };
  }

  async function byHeader(authorization: string): Promise<Caller> {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (!token)
      throw new ProblemError(
        'unauthenticated',
        { detail: 'The Authorization header must be: Bearer TOKEN.' },
        scheme,
      );
    const caller = await identify(token, 'bearer');
    if (caller) return caller;
    const detail = 'The token is not valid: it may have expired, or is not meant for Souk (audience souk).';
    throw new ProblemError('unauthenticated', { detail }, badToken);
  }

  async function byCookie(session: string): Promise<Caller> {
    const token = await sessions.read(session);
    const caller = token && (await identify(token, 'session'));
    if (caller) return caller;
    throw new ProblemError(
      'unauthenticated',
      { detail: 'The session has ended. Sign in again.' },
      { 'set-cookie': sessions.end() },
    );
  }

  return {
    identify,
    async authenticate({ authorization, cookie }) {
      // A token that is sent on purpose wins over a cookie that the browser adds by itself.
      if (authorization !== undefined) return await byHeader(authorization);
      const session = sessions.find(cookie ?? '');
      if (session) return await byCookie(session);
      throw new ProblemError('unauthenticated', {}, scheme);
    },
  };
}
