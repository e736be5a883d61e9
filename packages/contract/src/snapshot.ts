import { z } from 'zod';

export const snapshotReasons = ['manual', 'schedule', 'upgrade', 'final'] as const;

/** A backup of the store's database and uploads; `bytes` is its size where it lies. */
export const snapshot = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    bytes: z.int(),
    version: z.string(),
    reason: z.enum(snapshotReasons),
    place: z.enum(['volume', 'bucket']),
  })
  .meta({ id: 'Snapshot' });
export type Snapshot = z.infer<typeof snapshot>;

/** Newest first; `problem` says why those in the bucket are missing. */
export const snapshotList = z
  .object({ items: z.array(snapshot), problem: z.string().optional() })
  .meta({ id: 'SnapshotList' });
export type SnapshotList = z.infer<typeof snapshotList>;
