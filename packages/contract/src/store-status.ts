import { z } from 'zod';
import { condition, phase } from './phase.ts';

export const stepStates = ['waiting', 'running', 'done', 'failed'] as const;

/** One visible step of an operation; times are RFC 3339. */
export const operationStep = z
  .object({
    name: z.string(),
    state: z.enum(stepStates),
    startedAt: z.string().optional(),
    finishedAt: z.string().optional(),
    message: z.string().optional(),
  })
  .meta({ id: 'OperationStep' });
export type OperationStep = z.infer<typeof operationStep>;

/** `repair` puts back what somebody changed by hand; `rollback` goes back to the last good revision. */
export const operationTypes = [
  'install',
  'upgrade',
  'rollback',
  'hibernate',
  'wake',
  'repair',
  'delete',
] as const;

/**
 * What is being done to the store now. `holder` is the replica that claimed it (by optimistic
 * concurrency on the Store) and `renewedAt` when it last said so: a stale holder is taken over.
 */
export const operation = z
  .object({
    type: z.enum(operationTypes),
    startedAt: z.string(),
    holder: z.string().optional(),
    renewedAt: z.string().optional(),
    steps: z.array(operationStep),
  })
  .meta({ id: 'Operation' });
export type Operation = z.infer<typeof operation>;
export type OperationType = Operation['type'];

/** Why a store cannot become Ready: for a person, in words. `log` is what the cluster still told: last log lines, or warnings. */
export const failure = z
  .object({ reason: z.string(), message: z.string(), hint: z.string(), log: z.string().optional() })
  .meta({ id: 'Failure' });
export type Failure = z.infer<typeof failure>;

/** What Helm knows of the store's release. */
export const release = z
  .object({
    revision: z.number().int(),
    status: z.string(),
    chart: z.string(),
    appVersion: z.string(),
  })
  .meta({ id: 'Release' });
export type Release = z.infer<typeof release>;

/**
 * The last revision that was seen to serve. `digest` tells its values from others, and `generation` is the wish that it
 * fulfilled; a revision that was rolled back to fulfils none.
 */
export const lastGood = z
  .object({
    revision: z.number().int(),
    version: z.string(),
    digest: z.string().optional(),
    generation: z.number().int().optional(),
  })
  .meta({ id: 'LastGood' });
export type LastGood = z.infer<typeof lastGood>;

/** A wish that failed and is not tried again until the wish changes. */
export const rejected = z
  .object({
    version: z.string(),
    generation: z.number().int(),
    reason: z.string(),
    /** Tells its values from others. */
    digest: z.string().optional(),
  })
  .meta({ id: 'Rejected' });

/**
 * The database that the platform makes for the store, under this name (and that of its role) on its own server; written before it is
 * made, and until it is dropped. `madeFor` is the uid of the namespace that holds the way to it, `problem` why the last try failed.
 */
export const madeDatabase = z
  .object({ name: z.string(), madeFor: z.string().optional(), problem: z.string().optional() })
  .meta({ id: 'MadeDatabase' });
/** The snapshot that a deletion takes first: its `id` once it is in the bucket, until then why it is not. */
export const finalSnapshot = z
  .object({ id: z.string().optional(), message: z.string().optional() })
  .meta({ id: 'FinalSnapshot' });
export type FinalSnapshot = z.infer<typeof finalSnapshot>;

/** `status` of the Store resource: what the controller saw and did. Holds no secrets. */
export const storeStatus = z
  .object({
    observedGeneration: z.number().int(),
    phase,
    conditions: z.array(condition),
    url: z.string(),
    namespace: z.string(),
    readyAt: z.string(),
    release,
    lastGood,
    rejected,
    /** Value of the retry annotation when the wish was last rejected: another value asks for another try. */
    retry: z.string(),
    operation,
    failure,
    database: madeDatabase,
    finalSnapshot,
  })
  .partial()
  .meta({ id: 'StoreStatus' });
export type StoreStatus = z.infer<typeof storeStatus>;
