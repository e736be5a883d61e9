import { z } from 'zod';
import { text } from './text.ts';

/** Who did what to which store, when, from where, and how it ended. `at` is RFC 3339. */
export const auditRecord = z
  .object({
    id: z.string(),
    at: z.string(),
    caller: z.string(),
    /** `none` where nobody was signed in. */
    via: z.enum(['bearer', 'session', 'none']),
    address: z.string(),
    action: z.string(),
    store: z.string().nullable(),
    /** `ok`, or the code of the problem that refused it. */
    result: z.string(),
    requestId: z.string(),
    /** What was asked for, never a secret. */
    detail: z.string().optional(),
  })
  .meta({ id: 'AuditRecord' });
export type AuditRecord = z.infer<typeof auditRecord>;

const pageSize = { error: 'must be a whole number from 1 to 500' };

/** Query of `GET /audit`; newest first. */
export const auditQuery = z
  .strictObject({
    store: text().max(253, { error: 'must have at most 253 characters' }).optional(),
    caller: text().max(253, { error: 'must have at most 253 characters' }).optional(),
    limit: z.coerce.number(pageSize).int(pageSize).min(1, pageSize).max(500, pageSize).default(100),
    cursor: text().max(200, { error: 'must be the nextCursor of an earlier page' }).optional(),
  })
  .meta({ id: 'AuditQuery' });
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditList = z
  .object({ items: z.array(auditRecord), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof auditList>;
