import type { FastifyBaseLogger } from 'fastify';
import type { Caller } from '../../auth/caller.ts';

type Audited = { caller: Caller; address: string; requestId: string; log: FastifyBaseLogger };

/** Who did what to which store, from where: one log line that carries `audit`. */
export function audit({ caller, address, log }: Audited, action: string, store: string): void {
  log.info({ audit: { action, store, caller: caller.name, via: caller.via, address } }, `audit: ${action}`);
}
