import { z } from 'zod';
import { action } from './action.ts';
import { blueprint } from './blueprint/blueprint.ts';
import { cloneRequest } from './clone-source.ts';
import { condition, phase, phases } from './phase.ts';
import { idleTime } from './idle-time.ts';
import { storeName } from './store-name.ts';
import { oneOf, text } from './text.ts';
import { adminEmail, country, currency, displayName, planName, seeds, versionName } from './store-spec.ts';
import { failure, operation, rejected, release } from './store-status.ts';

/** Body of `POST /stores`. What is missing is chosen by the platform: newest version, default plan, the caller's address. */
export const createStoreRequest = z
  .strictObject({
    name: storeName,
    displayName: displayName.optional(),
    version: versionName.optional(),
    plan: planName.optional(),
    adminEmail: adminEmail.optional(),
    seed: oneOf(seeds).optional(),
    currency: currency.optional(),
    country: country.optional(),
    sleepAfter: idleTime.optional(),
    blueprint: blueprint.optional(),
    from: cloneRequest.optional(),
    /** One of the caller's groups, which then owns the store. */
    team: text()
      .min(1, { error: 'must not be empty' })
      .max(240, { error: 'must have at most 240 characters' })
      .optional(),
  })
  .meta({ id: 'CreateStoreRequest' });
export type CreateStoreRequest = z.infer<typeof createStoreRequest>;

/** A store as the API tells it. Times are RFC 3339; `url` carries scheme and port. */
export const store = z
  .object({
    name: z.string(),
    displayName: z.string(),
    owner: z.string(),
    phase,
    conditions: z.array(condition),
    url: z.string(),
    adminUrl: z.string(),
    version: z.string(),
    plan: z.string(),
    hibernated: z.boolean(),
    /** How long nobody uses it before it sleeps by itself, such as 30m; null: never. */
    sleepAfter: z.string().nullable(),
    deletionProtection: z.boolean(),
    domains: z.array(z.string()),
    blueprint,
    createdAt: z.string(),
    readyAt: z.string().nullable(),
    release: release.nullable(),
    operation: operation.omit({ holder: true, renewedAt: true }).nullable(),
    failure: failure.nullable(),
    adminEmail: z.string(),
    rejected: rejected.nullable(),
    actions: z.array(action),
    resourceVersion: z.string(),
    /** Counts the wishes: a condition is about the present one when its `observedGeneration` is the same. */
    generation: z.int(),
    /** Whether a deletion takes a snapshot first, if nobody says otherwise. */
    finalSnapshot: z.boolean().optional(),
    /** What `If-Match` takes. */
    etag: z.string(),
  })
  .meta({ id: 'Store' });
export type Store = z.infer<typeof store>;

export const storeList = z
  .object({
    items: z.array(store),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
  })
  .meta({ id: 'StoreList' });
export type StoreList = z.infer<typeof storeList>;

/** Query of `DELETE /stores/NAME`; without it the platform's setting counts. */
export const deleteStoreQuery = z
  .strictObject({
    finalSnapshot: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .transform((word) => word === 'true')
      .optional(),
  })
  .meta({ id: 'DeleteStoreQuery' });

export const sortKeys = ['name', '-name', 'createdAt', '-createdAt'] as const;

const pageSize = { error: 'must be a whole number from 1 to 200' };

/** Query of `GET /stores`. */
export const listStoresQuery = z
  .strictObject({
    q: text().max(100, { error: 'must have at most 100 characters' }).optional(),
    phase: oneOf(phases).optional(),
    sort: oneOf(sortKeys).default('-createdAt'),
    limit: z.coerce.number(pageSize).int(pageSize).min(1, pageSize).max(200, pageSize).default(50),
    cursor: text().max(200, { error: 'must be the nextCursor of an earlier page' }).optional(),
  })
  .meta({ id: 'ListStoresQuery' });
export type ListStoresQuery = z.infer<typeof listStoresQuery>;

/** Answer of `GET /stores/NAME/credentials`: the merchant's first login; reading it is logged. */
export const credentials = z
  .object({ adminUrl: z.string(), email: z.string(), password: z.string() })
  .meta({ id: 'Credentials' });
export type Credentials = z.infer<typeof credentials>;
