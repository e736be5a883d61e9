import { apiBase, type Problem } from '@souk/contract';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { AuditEntry, AuditTrail } from '../records/audit-trail.ts';
import { pathOf } from './request-log.ts';

export type Refusals = {
  /** Notes a call that was refused for who made it, unless the audit has it already. Never waits, never throws. */
  note(request: FastifyRequest, problem: Problem): void;
  /** Writes what was only counted so far. */
  flush(): Promise<void>;
};

export type RefusalLimits = {
  /** Milliseconds for which the same refusals are counted together. */
  window: number;
  /** Who are told apart in that time; all others are counted as one. */
  most: number;
};
export const refusalLimits: RefusalLimits = { window: 60_000, most: 20 };

/** Not signed in, not allowed, too often: what an auditor asks for. Other refusals are mistakes. */
const statuses = new Set([401, 403, 429]);

type Kept = { entry: AuditEntry; times: number };

function entryOf(request: FastifyRequest, code: string): AuditEntry {
  const { caller, ip, id, method } = request;
  return {
    caller: caller ?? { name: 'system:anonymous', via: 'none' },
    address: ip,
    requestId: id,
    action: 'call.refused',
    result: code,
    detail: `${method} ${pathOf(request).slice(0, 200)}`,
  };
}

const others = ({ result, requestId }: AuditEntry): AuditEntry => ({
  caller: { name: 'many', via: 'none' },
  address: 'many',
  requestId,
  action: 'call.refused',
  result,
});

/**
 * Whoever is refused first is recorded at once, who goes on with it is counted, and recorded once a window with the number:
 * no flood of refusals makes more than some forty records a minute.
 */
export function createRefusals(trail: AuditTrail, log: FastifyBaseLogger, limits = refusalLimits): Refusals {
  const kept = new Map<string, Kept>();
  let timer: NodeJS.Timeout | undefined;

  const write = (entry: AuditEntry) => trail.record(entry, log, 'refusal');

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const repeated = [...kept.values()].filter(({ times }) => times > 0);
    kept.clear();
    const words = ({ entry, times }: Kept) => [`times=${times}`, entry.detail].filter(Boolean).join(' ');
    await Promise.all(repeated.map((one) => write({ ...one.entry, detail: words(one) })));
  }

  function count(key: string, entry: AuditEntry): void {
    const known = kept.get(key);
    if (known) {
      kept.set(key, { entry, times: known.times + 1 });
      return;
    }
    kept.set(key, { entry, times: 0 });
    timer ??= setTimeout(() => void flush(), limits.window).unref();
    void write(entry);
  }

  return {
    note(request, { status, code }) {
      if (request.recorded || !statuses.has(status) || !request.url.startsWith(apiBase)) return;
      const entry = entryOf(request, code);
      const key = JSON.stringify([entry.caller.name, entry.address, code]);
      if (kept.has(key) || kept.size < limits.most) count(key, entry);
      else count(code, others(entry));
    },
    flush,
  };
}
