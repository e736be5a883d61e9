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

/** The final snapshot of a store that was deleted; `uid` tells the store from others of its name. */
export const finalSnapshotRecord = z
  .object({ store: z.string(), uid: z.string(), owner: z.string(), snapshot })
  .meta({ id: 'FinalSnapshotRecord' });
export type FinalSnapshotRecord = z.infer<typeof finalSnapshotRecord>;

/** Newest first. */
export const finalSnapshotList = z
  .object({ items: z.array(finalSnapshotRecord) })
  .meta({ id: 'FinalSnapshotList' });
export type FinalSnapshotList = z.infer<typeof finalSnapshotList>;
