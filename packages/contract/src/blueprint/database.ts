import { z } from 'zod';
import { objectName } from './names.ts';

/**
 * A database elsewhere than in the store's own pod. `existingSecret` names a Secret in the store's namespace with the key `url`;
 * `managed` asks the platform to make one on its own server, and to drop it with the store.
 */
export const database = z
  .strictObject({
    existingSecret: objectName.optional(),
    managed: z
      .boolean({ error: 'must be true' })
      .refine((wished) => wished, { error: 'must be true' })
      .optional(),
  })
  .refine(({ existingSecret, managed }) => (existingSecret === undefined) !== (managed === undefined), {
    error: 'must have either existingSecret or managed',
  });
