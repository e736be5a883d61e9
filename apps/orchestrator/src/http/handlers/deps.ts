import type { PlatformConfig, Store, StoreResource } from '@souk/contract';
import type { Access } from '../../auth/access.ts';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { OidcSignIn } from '../../auth/oidc-sign-in.ts';
import type { Sessions } from '../../auth/sessions.ts';
import type { BucketAccess } from '../../bucket/bucket-access.ts';
import type { ClusterPorts, StoreCache } from '../../cluster/ports.ts';
import type { ChangeLog } from '../../live/change-log.ts';
import type { StreamLimits } from '../../live/event-stream.ts';
import type { OpenStreams } from '../../live/open-streams.ts';
import type { AuditTrail } from '../../records/audit-trail.ts';
import type { FinalSnapshots } from '../../records/final-snapshots.ts';
import type { Idempotency } from '../../records/idempotency.ts';
import type { QuotaLedger } from '../../records/quota-ledger.ts';
import type { Creations } from '../../stores/creations.ts';
import type { FindStore } from '../../stores/find-store.ts';
import type { StoreIndex } from '../../stores/store-index.ts';
import { ProblemError } from '../problem-error.ts';

/** What the handlers work with. */
export type Deps = {
  config: PlatformConfig;
  cache: StoreCache;
  index: StoreIndex;
  ports: ClusterPorts;
  /** Undefined where the platform has none. */
  bucket: BucketAccess | undefined;
  authenticator: Authenticator;
  sessions: Sessions;
  /** Undefined without a provider. */
  oidc: OidcSignIn | undefined;
  finals: FinalSnapshots;
  access: Access;
  findStore: FindStore;
  ledger: QuotaLedger;
  creations: Creations;
  idempotency: Idempotency;
  auditTrail: AuditTrail;
  toStore(resource: StoreResource): Store;
  changes: ChangeLog;
  streams: OpenStreams;
  streamLimits: StreamLimits;
};

/** A list from a memory that is still filling up would tell of stores that are gone, or leave some out. */
export function requireSynced(cache: StoreCache): void {
  if (cache.synced()) return;
  throw new ProblemError(
    'unavailable',
    { detail: 'The list of stores is still being read.' },
    { 'retry-after': '1' },
  );
}
