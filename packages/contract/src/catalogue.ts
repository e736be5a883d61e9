import { z } from 'zod';
import { text } from './text.ts';

export const version = z
  .object({ version: z.string(), default: z.boolean() })
  .meta({ id: 'Version', description: 'A Medusa version that the platform offers' });
export const versionList = z.object({ items: z.array(version) }).meta({ id: 'VersionList' });
export type VersionList = z.infer<typeof versionList>;

export const plan = z
  .object({
    name: z.string(),
    description: z.string(),
    memory: z.string(),
    storage: z.string(),
    default: z.boolean(),
  })
  .meta({ id: 'Plan', description: 'Resources of a store' });
export const planList = z.object({ items: z.array(plan) }).meta({ id: 'PlanList' });
export type PlanList = z.infer<typeof planList>;

/**
 * The caller, and what it may do with stores: `own` means only those it owns, itself or by a team. With `own`
 * a store can be handed over among the caller and its teams only.
 */
export const me = z
  .object({
    name: z.string(),
    groups: z.array(z.string()),
    access: z.object({
      list: z.enum(['all', 'own', 'none']),
      create: z.boolean(),
      update: z.enum(['all', 'own', 'none']),
      delete: z.enum(['all', 'own', 'none']),
      audit: z.enum(['all', 'own', 'none']),
      transfer: z.enum(['all', 'own', 'none']),
    }),
    hostSuffix: z.string(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

/** How people sign in here: by a token always, by an OpenID Connect provider where one is set up. */
export const signInWays = z.object({ oidc: z.boolean() }).meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof signInWays>;

/** Body of `POST /session`: the dashboard trades a bearer token for a sealed cookie. */
export const signInRequest = z
  .strictObject({
    token: text()
      .min(1, { error: 'must not be empty' })
      .max(16_384, { error: 'must have at most 16384 characters' }),
  })
  .meta({ id: 'SignInRequest' });
export type SignInRequest = z.infer<typeof signInRequest>;
