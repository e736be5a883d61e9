import { z } from 'zod';
import { idleTime } from './idle-time.ts';
import { displayName, planName, versionName } from './store-spec.ts';
import { ownerName } from './store-owner.ts';

const flag = z.boolean({ error: 'must be true or false' });

/** What it makes of the store's blueprint is judged as a whole, by the rules of Blueprint. */
const blueprintPatch = z.looseObject({}).meta({
  id: 'BlueprintPatch',
  description: 'A merge patch of Blueprint: what is missing stays, null removes, lists are replaced',
});

/** Body of `PATCH /stores/NAME`, a merge patch (RFC 7396): what is missing stays, `null` removes. */
export const patchStoreRequest = z
  .strictObject({
    version: versionName,
    plan: planName,
    displayName: displayName.nullable(),
    hibernated: flag,
    sleepAfter: idleTime.nullable(),
    deletionProtection: flag,
    owner: ownerName,
    blueprint: blueprintPatch.nullable(),
  })
  .partial()
  .meta({ id: 'PatchStoreRequest' });
export type PatchStoreRequest = z.infer<typeof patchStoreRequest>;

const revisionRule = { error: 'must be the number of a revision in the history' };

/** Body of `POST /stores/NAME/rollback`; without a revision the last one that served another version is meant. */
export const rollbackRequest = z
  .strictObject({
    revision: z.int(revisionRule).min(1, revisionRule).max(1_000_000, revisionRule).optional(),
  })
  .meta({ id: 'RollbackRequest' });
export type RollbackRequest = z.infer<typeof rollbackRequest>;

/** One revision of the store's Helm release; times are RFC 3339. */
export const revision = z
  .object({
    revision: z.int(),
    status: z.string(),
    version: z.string(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: 'Revision' });
export type Revision = z.infer<typeof revision>;

/** Newest first. */
export const history = z.object({ items: z.array(revision) }).meta({ id: 'History' });
export type History = z.infer<typeof history>;
