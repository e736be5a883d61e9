import type { Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { describeCaller } from './catalogue.ts';
import type { Deps } from './deps.ts';

export function sessionHandlers(deps: Deps): Pick<Handlers, 'getSignInWays' | 'signIn' | 'signOut'> {
  const { auditTrail, authenticator, oidc, sessions } = deps;
  return {
    async getSignInWays() {
      return { body: { oidc: oidc !== undefined } };
    },
    async signIn({ body: { token }, log, address, requestId }) {
      const caller = await authenticator.identify(token.trim(), 'session');
      if (!caller) {
        const detail =
          'The token is not valid: it may have expired, or is not meant for Souk (audience souk).';
        throw new ProblemError('unauthenticated', { detail });
      }
      const cookie = await sessions.start(token.trim());
      if (!cookie) {
        const errors = [{ field: 'token', message: 'is too long for a session cookie' }];
        throw new ProblemError('invalid-field', { errors });
      }
      const entry = { caller, address, requestId, action: 'session.start', result: 'ok' };
      await auditTrail.record(entry, log);
      return { body: await describeCaller(deps, caller), headers: { 'set-cookie': cookie } };
    },
    async signOut() {
      return { body: undefined, headers: { 'set-cookie': sessions.end() } };
    },
  };
}
