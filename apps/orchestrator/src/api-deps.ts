import type { PlatformConfig, StoreResource } from '@souk/contract';
import { createAccess } from './auth/access.ts';
import { createAuthenticator } from './auth/authenticator.ts';
import { createOidcSignIn } from './auth/oidc-sign-in.ts';
import { createOidcReview } from './auth/oidc-tokens.ts';
import { createSessions } from './auth/sessions.ts';
import { createTokenReviews } from './auth/token-reviews.ts';
import type { BucketAccess } from './bucket/bucket-access.ts';
import type { ClusterPorts, StoreCache } from './cluster/ports.ts';
import type { Deps } from './http/handlers/deps.ts';
import { createChangeLog } from './live/change-log.ts';
import { streamLimits } from './live/event-stream.ts';
import { createOpenStreams } from './live/open-streams.ts';
import { createAuditTrail } from './records/audit-trail.ts';
import { createFinalSnapshots } from './records/final-snapshots.ts';
import { createIdempotency } from './records/idempotency.ts';
import { createQuotaLedger } from './records/quota-ledger.ts';
import { createCreations } from './stores/creations.ts';
import { createFindStore } from './stores/find-store.ts';
import { createStoreIndex } from './stores/store-index.ts';
import { toStore } from './stores/to-store.ts';

type Outside = {
  config: PlatformConfig;
  sessionKey: string;
  /** Missing for a provider that needs none (a public client). */
  oidcClientSecret?: string | undefined;
  cache: StoreCache;
  ports: ClusterPorts;
  bucket?: BucketAccess | undefined;
};

function createOidc({ config: { oidc: config, publicUrl }, oidcClientSecret, sessionKey }: Outside) {
  if (!config.issuer) return undefined;
  const secure = publicUrl.scheme === 'https';
  return createOidcSignIn({ config, clientSecret: oidcClientSecret, sealKey: sessionKey, secure });
}

/** Puts together what the API works with, over the cluster and the settings. */
export function createApiDeps(outside: Outside): Deps {
  const { config, sessionKey, cache, ports } = outside;
  const oidc = createOidc(outside);
  const reviewToken = oidc
    ? createOidcReview(config.oidc, oidc.keysAt, ports.reviewToken)
    : ports.reviewToken;
  const sessions = createSessions(sessionKey, config.publicUrl.scheme === 'https');
  const access = createAccess(ports.reviewAccess);
  const ledger = createQuotaLedger(
    { records: ports.records, namesOf: ports.stores.namesOf },
    config.quotas.storesPerOwner,
  );
  const tell = (resource: StoreResource) => toStore(resource, config);
  return {
    config,
    cache,
    index: createStoreIndex(cache),
    ports,
    bucket: outside.bucket,
    finals: createFinalSnapshots(ports.records),
    authenticator: createAuthenticator(createTokenReviews(reviewToken), sessions),
    sessions,
    oidc,
    access,
    findStore: createFindStore({ access, cache, stores: ports.stores }),
    ledger,
    creations: createCreations(cache, ledger),
    idempotency: createIdempotency(ports.records),
    auditTrail: createAuditTrail(ports.records),
    toStore: tell,
    changes: createChangeLog(cache, { toStore: tell }),
    streams: createOpenStreams(),
    streamLimits,
  };
}
