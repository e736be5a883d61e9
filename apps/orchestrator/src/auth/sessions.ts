import { parseCookie, stringifySetCookie } from 'cookie';
import { defaults, seal, unseal } from 'iron-webcrypto';

/** Browsers drop a cookie that is larger, with its name and attributes. */
const maxCookieLength = 3_800;

/** Seconds. The token inside usually ends sooner, and with it the session. */
const lifetime = 12 * 3600;

export type Sessions = {
  /** `Set-Cookie` with the token sealed in it, or undefined when the token is too long for a cookie. */
  start(token: string): Promise<string | undefined>;
  /** `Set-Cookie` that makes the browser forget. */
  end(): string;
  /** Value of the session's cookie in a `Cookie` header. */
  find(header: string): string | undefined;
  /** The token in such a value, or undefined when it was not sealed by us or is too old. */
  read(value: string): Promise<string | undefined>;
};

/**
 * The cookie carries the caller's own token, sealed, so that every replica can review it and nothing is
 * kept here: a session ends when its token does.
 */
export function createSessions(key: string, secure: boolean): Sessions {
  const name = secure ? '__Host-souk_session' : 'souk_session';
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'strict' } as const;
  const options = { ...defaults, ttl: lifetime * 1000 };
  return {
    find: (header) => parseCookie(header)[name],
    async start(token) {
      const value = await seal({ token }, key, options);
      if (value.length > maxCookieLength) return undefined;
      return stringifySetCookie({ name, value, ...attributes, maxAge: lifetime });
    },
    end: () => stringifySetCookie({ name, value: '', ...attributes, maxAge: 0 }),
    async read(value) {
      const content = await unseal(value, key, options).catch(() => undefined);
      if (typeof content !== 'object' || content === null || !('token' in content)) return undefined;
      return typeof content.token === 'string' ? content.token : undefined;
    },
  };
}
