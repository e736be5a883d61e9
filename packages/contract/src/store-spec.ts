import { z } from 'zod';
import { blueprint } from './blueprint/blueprint.ts';
import { cloneSource } from './clone-source.ts';
import { idleTime } from './idle-time.ts';
import { oneOf, text } from './text.ts';

export const seeds = ['demo', 'empty'] as const;

/** A control character would break logs and the storefront's title. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const plainText = /^[^\x00-\x1f\x7f]*$/;

export const displayName = text()
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(80, { error: 'must have at most 80 characters' })
  .regex(plainText, { error: 'must not hold control characters' });

export const adminEmail = z
  .email({ error: 'must be an e-mail address, such as jane@example.com' })
  .max(254, { error: 'must have at most 254 characters' });

export const versionName = text()
  .max(40, { error: 'must have at most 40 characters' })
  .regex(/^\d+\.\d+\.\d+([-+][0-9A-Za-z.-]+)?$/, { error: 'must be a version such as 2.21.2' });

export const planName = text()
  .max(40, { error: 'must have at most 40 characters' })
  .regex(/^[a-z][-a-z0-9]*$/, { error: 'must be the name of a plan' });

/** ISO 4217 and ISO 3166-1 alpha-2, lower case as Medusa keeps them. */
export const currency = text().regex(/^[a-z]{3}$/, { error: 'must be a currency code such as eur' });
export const country = text().regex(/^[a-z]{2}$/, { error: 'must be a country code such as de' });

/** `spec` of the Store resource: what its owner wishes. */
export const storeSpec = z
  .object({
    displayName: displayName.optional(),
    owner: z.string().min(1).max(253),
    version: versionName,
    plan: planName,
    adminEmail,
    seed: oneOf(seeds).default('demo'),
    currency: currency.default('eur'),
    country: country.default('de'),
    hibernated: z.boolean().default(false),
    sleepAfter: idleTime.optional(),
    deletionProtection: z.boolean().default(false),
    blueprint: blueprint.optional(),
    /** Read once, when the store is made. */
    from: cloneSource.optional(),
  })
  .meta({ id: 'StoreSpec' });
export type StoreSpec = z.infer<typeof storeSpec>;
