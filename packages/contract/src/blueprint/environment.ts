import { z } from 'zod';
import { text } from '../text.ts';
import { objectName } from './names.ts';

/** Of the chart and the image: setting one would break the store, or run code that its image does not hold. */
const reserved =
  /^(STORE_|STOREFRONT|CATALOGUE_SECONDS$|MEMORY_MIB$|SNAPSHOT|SOUK_|FASTLOAD_|NODE_|LD_|PG|npm_|ADMIN_EMAIL$|SEED$|PORT$|DATABASE_URL$|PATH$|HOME$|TMPDIR$)/i;

/** Of the chart, Helm and the orchestrator, in the same namespace: keys of the store, not of its plugins. */
const ownSecret = /^(store(-.*)?|sh\.helm\..*)$/;

const variableName = text()
  .max(128, { error: 'must have at most 128 characters' })
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'must be letters, digits and underscores' })
  .refine((name) => !reserved.test(name), { error: 'is a variable that the platform itself sets' });

const secretKey = z.strictObject({
  name: objectName.refine((name) => !ownSecret.test(name), { error: 'is a Secret of the platform' }),
  key: text()
    .max(253, { error: 'must have at most 253 characters' })
    .regex(/^[-._a-zA-Z0-9]+$/, { error: 'must be the name of a key in the Secret' }),
  optional: z.boolean({ error: 'must be true or false' }).optional(),
});

const variable = z
  .strictObject({
    name: variableName,
    value: text().max(4096, { error: 'must have at most 4096 characters' }).optional(),
    valueFrom: z.strictObject({ secretKeyRef: secretKey }).optional(),
  })
  .refine(({ value, valueFrom }) => (value === undefined) !== (valueFrom === undefined), {
    error: 'must have either value or valueFrom',
  });

const hasUniqueNames = (variables: readonly { name: string }[]) =>
  new Set(variables.map(({ name }) => name)).size === variables.length;

/** For the merchant's plugins: plain values, and keys of Secrets in the store's namespace (payment, mail). */
export const extraEnv = z
  .array(variable)
  .max(50, { error: 'must have at most 50 variables' })
  .refine(hasUniqueNames, { error: 'must not name a variable twice' });
