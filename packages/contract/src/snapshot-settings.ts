import { z } from 'zod';

/** Of each reason. */
export const snapshotsKeep = z.int().min(1).max(999);

/** A cron expression of five fields, in UTC; empty for none. Its reader checks the fields themselves. */
export const snapshotSchedule = z
  .string()
  .regex(/^([\w*,/?#-]+( [\w*,/?#-]+){4})?$/, { error: "must be a cron expression such as '0 3 * * *'" });

/** An S3-compatible bucket; without a name there is none. */
export const snapshotBucket = z.strictObject({
  name: z.string().regex(/^([a-z0-9][-.a-z0-9]{1,61}[a-z0-9])?$/, { error: 'must be the name of a bucket' }),
  endpoint: z.string().regex(/^(https?:\/\/[^\s/?#@]+\/?)?$/, {
    error: 'must be an address such as https://s3.example.com',
  }),
  region: z.string().regex(/^[-a-z0-9]{1,40}$/, { error: 'must be a region such as us-east-1' }),
  prefix: z.string().regex(/^([-\w.]+(\/[-\w.]+)*)?$/, { error: 'must be a path such as souk/shops' }),
});

/** Of all stores of a platform; each gets a folder of its own in the bucket. */
export const snapshotsConfig = z
  .strictObject({
    keep: snapshotsKeep.default(7),
    schedule: snapshotSchedule.default(''),
    /** Whether a deletion takes one first, where there is a bucket. */
    final: z.boolean().default(true),
    bucket: snapshotBucket.prefault({ name: '', endpoint: '', region: 'us-east-1', prefix: '' }),
  })
  .refine(({ bucket }) => bucket.name === '' || bucket.endpoint !== '', {
    error: 'must be given with a name',
    path: ['bucket', 'endpoint'],
  });
export type SnapshotsConfig = z.infer<typeof snapshotsConfig>;
