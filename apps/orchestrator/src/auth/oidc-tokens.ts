import type { OidcConfig } from '@souk/contract';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { ClusterError, type TokenReview } from '../cluster/ports.ts';

type ReviewToken = (token: string) => Promise<TokenReview>;

/** Signatures by a key that provider and client share, or by none, prove nothing here. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const clockToleranceSeconds = 5;

/** Whether the token says that it comes from the provider; nothing is believed of it yet. */
function claimsToBeFrom(issuer: string, token: string): boolean {
  try {
    return decodeJwt(token).iss === issuer;
  } catch {
    return false;
  }
}

function groupsOf(claim: unknown, prefix: string): string[] {
  const names = Array.isArray(claim) ? claim : [claim];
  return names
    .filter((name) => typeof name === 'string' && name !== '')
    .map((name) => `${prefix}${String(name)}`);
}

/** Maps claims as Kubernetes does: prefixed, and an address only when the provider vouches for it. */
function toReview(claims: JWTPayload, config: OidcConfig): TokenReview {
  const name = claims[config.usernameClaim];
  const unproven = config.usernameClaim === 'email' && claims['email_verified'] === false;
  if (typeof name !== 'string' || name === '' || unproven) return { authenticated: false };
  const groups = [...groupsOf(claims[config.groupsClaim], config.groupsPrefix), 'system:authenticated'];
  return { authenticated: true, username: `${config.usernamePrefix}${name}`, groups, uid: claims.sub ?? '' };
}

/** A provider that does not answer is no reason to call its tokens wrong. */
const isRefusal = (error: unknown) =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  error.code !== 'ERR_JOSE_GENERIC';

/** Reviews ID tokens of the provider here, by its published keys; all other tokens are for `otherwise`. */
export function createOidcReview(
  config: OidcConfig,
  keysAt: () => Promise<string>,
  otherwise: ReviewToken,
): ReviewToken {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  return async (token) => {
    if (!config.issuer || !claimsToBeFrom(config.issuer, token)) return await otherwise(token);
    try {
      keys ??= createRemoteJWKSet(new URL(await keysAt()));
      const { payload } = await jwtVerify(token, keys, {
        issuer: config.issuer,
        audience: config.clientId,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return toReview(payload, config);
    } catch (error) {
      if (isRefusal(error)) return { authenticated: false };
      throw new ClusterError('unavailable', 'the sign-in provider does not answer', { cause: error });
    }
  };
}
