import { z } from 'zod';
import { oneOf, text } from '../text.ts';
import { entryPath, interval, objectName } from './names.ts';

/** An entry of a secret manager that External Secrets Operator reads. */
const externalSecret = z.strictObject({
  storeRef: z.strictObject({
    name: objectName,
    kind: oneOf(['SecretStore', 'ClusterSecretStore']).optional(),
  }),
  /** Without one: `stores/NAME`. */
  key: entryPath.optional(),
  refreshInterval: interval.optional(),
});

/** An entry of HashiCorp Vault that Vault Secrets Operator reads. */
const vault = z.strictObject({
  authRef: text()
    .max(510, { error: 'must have at most 510 characters' })
    .regex(/^([-.a-z0-9]+\/)?[-.a-z0-9]+$/, { error: 'must be NAME or NAMESPACE/NAME of a VaultAuth' })
    .optional(),
  mount: entryPath.optional(),
  type: oneOf(['kv-v1', 'kv-v2']).optional(),
  path: entryPath.optional(),
  refreshAfter: interval.optional(),
});

/** Where the store's own keys come from, when the platform shall not make them. */
export const secretSource = z
  .strictObject({ externalSecret, vault })
  .partial()
  .refine((one) => (one.externalSecret === undefined) !== (one.vault === undefined), {
    error: 'must have either externalSecret or vault',
  });
