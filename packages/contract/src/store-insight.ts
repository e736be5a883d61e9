import { z } from 'zod';
import { oneOf } from './text.ts';

/** One thing that happened to the store or in its namespace, as Kubernetes tells it; times are RFC 3339. */
export const activity = z
  .object({
    id: z.string(),
    type: z.enum(['Normal', 'Warning']),
    reason: z.string(),
    message: z.string(),
    /** Such as `Pod/store-6b7f`. */
    object: z.string(),
    count: z.int(),
    firstAt: z.string(),
    lastAt: z.string(),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof activity>;

/** Oldest first. Kubernetes keeps events for an hour. */
export const activityList = z.object({ items: z.array(activity) }).meta({ id: 'ActivityList' });
export type ActivityList = z.infer<typeof activityList>;

export const storeContainers = ['medusa', 'postgres'] as const;
const tailRule = { error: 'must be a whole number from 0 to 5000' };
const flag = oneOf(['true', 'false']).transform((word) => word === 'true');

/** Query of `GET /stores/NAME/logs`. */
export const logsQuery = z
  .strictObject({
    container: oneOf(storeContainers).default('medusa'),
    tail: z.coerce.number(tailRule).int(tailRule).min(0, tailRule).max(5_000, tailRule).default(200),
    follow: flag.default(false),
    /** Of the container before its last restart. */
    previous: flag.default(false),
  })
  .meta({ id: 'LogsQuery' });
export type LogsQuery = z.infer<typeof logsQuery>;

const containerUsage = z.object({ name: z.string(), cpuCores: z.number(), memoryBytes: z.int() });

/** Bytes on the store's volume. */
export const diskUsage = z.object({ usedBytes: z.int(), capacityBytes: z.int() });

/** What the store takes now. `memoryBytes` is the working set, by which the kubelet evicts; null where nobody measures. */
export const usage = z
  .object({
    at: z.string(),
    cpuCores: z.number(),
    memoryBytes: z.int(),
    memoryLimitBytes: z.int().nullable(),
    disk: diskUsage.nullable(),
    containers: z.array(containerUsage),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof usage>;
