import { z } from 'zod';
import { storeNameMax, storeNamePattern } from './store-name.ts';
import { text } from './text.ts';

export const snapshotId = text().regex(/^\d{8}t\d{6}z-[0-9a-f]{6}$/, {
  error: 'must be the id of a snapshot, such as 20261124t030000z-1f2e3d',
});

/** What a new store begins with: a snapshot of a store, which may be gone by now. */
export const cloneRequest = z
  .strictObject({
    store: text()
      .max(storeNameMax, { error: `must have at most ${storeNameMax} characters` })
      .regex(storeNamePattern, { error: 'must be the name of a store' }),
    snapshot: snapshotId,
  })
  .meta({ id: 'CloneRequest' });
export type CloneRequest = z.infer<typeof cloneRequest>;

/** The same in the Store; `uid` tells the store from others of its name, earlier or later. */
export const cloneSource = cloneRequest
  .extend({ uid: z.string().max(64).optional() })
  .meta({ id: 'CloneSource' });
export type CloneSource = z.infer<typeof cloneSource>;
