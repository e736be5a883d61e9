import { randomBytes } from 'node:crypto';
import { type AuditList, type AuditQuery, type AuditRecord, auditRecord, isOwner } from '@souk/contract';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { Scope } from '../auth/access.ts';
import type { Caller } from '../auth/caller.ts';
import type { PlatformRecords } from '../cluster/ports.ts';
import { createSegments, type SegmentLimits } from './segments.ts';

/** `owner` is whose store it was then: who owned one of this name before or after learns nothing of it. */
const storedRecord = auditRecord.extend({ owner: z.string().optional() });
type Stored = z.infer<typeof storedRecord>;

export type AuditEntry = {
  caller: { name: string; via: AuditRecord['via'] };
  address: string;
  requestId: string;
  action: string;
  result: string;
  store?: string | undefined;
  owner?: string | undefined;
  detail?: string | undefined;
};

/** Refusals are kept apart: whoever makes endless ones must not push out what was done. */
type AuditKind = 'deed' | 'refusal';

export type AuditTrail = {
  /** Writes a log line at once, and the record to the cluster; never rejects, as what it tells of has happened. */
  record(entry: AuditEntry, log: FastifyBaseLogger, kind?: AuditKind): Promise<void>;
  /** Undefined when the cursor belongs to no page. */
  list(caller: Caller, scope: Exclude<Scope, 'none'>, query: AuditQuery): Promise<AuditList | undefined>;
};

/** About 12,000 records; older ones live on in what collects the log lines. */
export const auditLimits: SegmentLimits = {
  segmentBytes: 256 * 1024,
  totalBytes: 4 * 1024 * 1024,
  ages: { grow: 24 * 3_600_000, keep: 30 * 24 * 3_600_000 },
};

/** About 3,000 records. */
export const refusalSegments: SegmentLimits = { ...auditLimits, totalBytes: 1024 * 1024 };

const clip = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text);

function toStored({ caller, store, owner, detail, ...rest }: AuditEntry): Stored {
  return {
    id: randomBytes(8).toString('hex'),
    at: new Date().toISOString(),
    caller: clip(caller.name, 253),
    via: caller.via,
    ...rest,
    store: store === undefined ? null : clip(store, 63),
    ...(owner === undefined ? {} : { owner }),
    ...(detail ? { detail: clip(detail, 300) } : {}),
  };
}

function parseLine(line: string): Stored[] {
  try {
    const parsed = storedRecord.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

const placeOf = ({ at, id }: Pick<Stored, 'at' | 'id'>) => `${at} ${id}`;
const cursorOf = (record: Stored) => Buffer.from(placeOf(record)).toString('base64url');
const cursorPattern = /^\d{4}-\d\d-\d\dT[\d:.]+Z [0-9a-f]{16}$/;

export function createAuditTrail(records: PlatformRecords, limits = auditLimits): AuditTrail {
  const segments = {
    deed: createSegments('audit', records, limits),
    refusal: createSegments('refusals', records, refusalSegments),
  };
  return {
    async record(entry, log, kind = 'deed') {
      const stored = toStored(entry);
      const { requestId: _inTheLine, ...audit } = stored;
      log.info({ audit }, `audit: ${stored.action}`);
      await segments[kind].append(JSON.stringify(stored)).catch((error: unknown) => {
        log.warn({ reason: String(error), id: stored.id }, 'the audit record is in the log only');
      });
    },
    async list(caller, scope, { store, caller: by, limit, cursor }) {
      const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
      if (after !== undefined && !cursorPattern.test(after)) return undefined;
      const sees = (record: Stored) =>
        scope === 'all' ||
        record.caller === caller.name ||
        (record.owner !== undefined && isOwner(record.owner, caller));
      const lines = await Promise.all([segments.deed.read(), segments.refusal.read()]);
      const found = lines
        .flat()
        .flatMap(parseLine)
        .filter(sees)
        .filter((record) => store === undefined || record.store === store)
        .filter((record) => by === undefined || record.caller === by)
        .filter((record) => after === undefined || placeOf(record) < after)
        .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(({ owner: _owner, ...record }): AuditRecord => record),
        nextCursor: last && found.length > limit ? cursorOf(last) : null,
      };
    },
  };
}
