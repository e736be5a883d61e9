import type { OidcConfig } from '@souk/contract';
import { parseCookie, stringifySetCookie } from 'cookie';
import { defaults, seal, unseal } from 'iron-webcrypto';
import * as client from 'openid-client';
import { z } from 'zod';
import { ProblemError } from '../http/problem-error.ts';

/** Milliseconds that a person has for the provider's pages. */
const patience = 10 * 60_000;
const providerTimeoutSeconds = 8;

/** What must be the same when the browser comes back. */
const pending = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  returnTo: z.string(),
});

export type OidcSignIn = {
  /** Where to send the browser, and the cookie that remembers why. */
  begin(redirectUri: string, returnTo: string): Promise<{ location: string; cookie: string }>;
  /** The ID token, and where the person wanted to be; throws `unauthenticated`. */
  finish(url: URL, cookies: string): Promise<{ token: string; returnTo: string }>;
  /** `Set-Cookie` that forgets what `begin` remembered. */
  forget(): string;
  keysAt(): Promise<string>;
};

type Options = { config: OidcConfig; clientSecret: string | undefined; sealKey: string; secure: boolean };

/** Only a path of our own: an address elsewhere would make the platform a way to send people anywhere. */
const ownPath = (path: string) => (/^\/(?![/\\])[\x21-\x7e]*$/.test(path) && path.length < 500 ? path : '/');

const failed = (detail: string) => new ProblemError('unauthenticated', { detail });

/** Authorization code with PKCE. Nothing is kept here: what a sign-in needs is sealed in a cookie, for any replica. */
export function createOidcSignIn({ config, clientSecret, sealKey, secure }: Options): OidcSignIn {
  const name = secure ? '__Host-souk_signin' : 'souk_signin';
  // Lax, since the browser comes back from another site.
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  const sealing = { ...defaults, ttl: patience };
  let discovered: Promise<client.Configuration> | undefined;

  function provider(): Promise<client.Configuration> {
    const execute = config.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    const method = clientSecret ? client.ClientSecretPost(clientSecret) : client.None();
    discovered ??= client
      .discovery(new URL(config.issuer), config.clientId, undefined, method, {
        execute,
        timeout: providerTimeoutSeconds,
      })
      .catch((error: unknown) => {
        discovered = undefined;
        const detail = 'The sign-in provider does not answer.';
        throw Object.assign(new ProblemError('unavailable', { detail }, { 'retry-after': '5' }), {
          cause: error,
        });
      });
    return discovered;
  }

  return {
    async begin(redirectUri, returnTo) {
      const verifier = client.randomPKCECodeVerifier();
      const known = { state: client.randomState(), nonce: client.randomNonce(), verifier, redirectUri };
      const location = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: config.scopes.join(' '),
        state: known.state,
        nonce: known.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const value = await seal({ ...known, returnTo: ownPath(returnTo) }, sealKey, sealing);
      const cookie = stringifySetCookie({ name, value, ...attributes, maxAge: patience / 1000 });
      return { location: location.href, cookie };
    },
    async finish(url, cookies) {
      const sealed = parseCookie(cookies)[name] ?? '';
      const known = pending.safeParse(await unseal(sealed, sealKey, sealing).catch(() => undefined));
      if (!known.success) throw failed('This sign-in was not begun here, or too long ago. Begin again.');
      const { state, nonce, verifier, redirectUri, returnTo } = known.data;
      const back = new URL(redirectUri);
      back.search = url.search;
      const configuration = await provider();
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      };
      const tokens = await client.authorizationCodeGrant(configuration, back, checks).catch(() => {
        throw failed('The provider did not confirm the sign-in. Begin again.');
      });
      if (!tokens.id_token) throw failed('The provider gave no identity.');
      return { token: tokens.id_token, returnTo };
    },
    forget: () => stringifySetCookie({ name, value: '', ...attributes, maxAge: 0 }),
    async keysAt() {
      const { jwks_uri: keys } = (await provider()).serverMetadata();
      if (!keys) throw new Error('the sign-in provider publishes no keys');
      return keys;
    },
  };
}
