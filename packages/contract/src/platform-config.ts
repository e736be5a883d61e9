import { z } from 'zod';
import { snapshotsConfig } from './snapshot-settings.ts';
import { planName, versionName } from './store-spec.ts';

const seconds = z.number().int().min(1).max(86_400);
const quantity = z
  .string()
  .regex(/^\d+(\.\d+)?(m|Ki|Mi|Gi|Ti)?$/, { error: 'must be a Kubernetes quantity such as 512Mi' });

const cidr = z
  .string()
  .regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/, { error: 'must be a range such as 203.0.113.7/32' });

export const planConfig = z.strictObject({
  name: planName,
  description: z.string(),
  default: z.boolean().default(false),
  /** Of the medusa container. */
  memory: z.strictObject({ request: quantity, limit: quantity }),
  /** Of the postgres container; without it the chart's own. */
  postgresMemory: z.strictObject({ request: quantity, limit: quantity }).optional(),
  cpu: z.strictObject({ request: quantity, limit: quantity.optional() }),
  storage: quantity,
});
export type PlanConfig = z.infer<typeof planConfig>;

export const versionConfig = z.strictObject({
  version: versionName,
  image: z.string().min(1),
  default: z.boolean().default(false),
});

const oneDefault = (items: { default: boolean }[]) => items.filter((item) => item.default).length === 1;

/** Over plain http anybody between could hand out identities; a provider on this very machine is for development. */
const isSafeIssuer = (issuer: string) =>
  issuer === '' ||
  /^https:\/\/[^\s/]/.test(issuer) ||
  /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(issuer);

/** Keeps people apart from ServiceAccounts and from Kubernetes' own users and groups. */
const prefix = z
  .string()
  .min(1, { error: 'must not be empty' })
  .refine((text) => !text.startsWith('system:') && !text.startsWith('group:'), {
    error: 'must not begin with system: or group:',
  });

/** Sign-in by an OpenID Connect provider; without an issuer there is none. */
export const oidcConfig = z
  .strictObject({
    issuer: z
      .string()
      .refine(isSafeIssuer, { error: 'must be an https address, as the provider itself names it' })
      .default(''),
    clientId: z.string().default(''),
    scopes: z.array(z.string()).default(['openid', 'email', 'profile', 'groups']),
    usernameClaim: z.string().default('email'),
    usernamePrefix: prefix.default('oidc:'),
    groupsClaim: z.string().default('groups'),
    groupsPrefix: prefix.default('oidc:'),
  })
  .refine(({ issuer, clientId }) => issuer === '' || clientId !== '', {
    error: 'must be given with an issuer',
    path: ['clientId'],
  });
export type OidcConfig = z.infer<typeof oidcConfig>;

/** PostgreSQL servers outside of the stores' pods. */
export const databaseConfig = z.strictObject({
  /** Whether there is a server on which the platform makes databases for stores: its admin URL is a secret file. */
  managed: z.boolean().default(false),
  /** What every store with such a database may reach besides the public internet, as in a NetworkPolicy. */
  egress: z
    .strictObject({
      to: z.array(z.looseObject({})).default([]),
      port: z.number().int().min(1).max(65_535).default(5432),
    })
    .prefault({}),
});

/** Platform-wide settings: the values of charts/platform, handed to the orchestrator as one file. */
export const platformConfig = z.strictObject({
  /** The first is the one that `status.url` uses; the edge serves all. */
  hostSuffixes: z.array(z.string().regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/)).min(1),
  /** How a browser reaches the edge. `port` is left out of URLs when it is the scheme's own. */
  publicUrl: z.strictObject({ scheme: z.enum(['http', 'https']), port: z.number().int().min(1).max(65_535) }),
  routesNamespace: z.string().min(1),
  versions: z.array(versionConfig).min(1).refine(oneDefault, { error: 'must have exactly one default' }),
  plans: z.array(planConfig).min(1).refine(oneDefault, { error: 'must have exactly one default' }),
  deadlines: z.strictObject({
    installSeconds: seconds,
    upgradeSeconds: seconds.default(300),
    deleteSeconds: seconds,
  }),
  /** 0 means no limit. */
  quotas: z.strictObject({ storesPerOwner: z.number().int().min(0) }),
  /** Of one caller at one replica, a minute; `wakes` are the sleeping stores that visits to them wake, of all callers. */
  rateLimits: z
    .strictObject({
      requests: z.number().int().min(1).default(1_200),
      creates: z.number().int().min(1).default(60),
      wakes: z.number().int().min(1).default(30),
    })
    .default({ requests: 1_200, creates: 60, wakes: 30 }),
  helm: z.strictObject({ concurrency: z.number().int().min(1).max(64), timeoutSeconds: seconds }),
  storageClass: z.string().default(''),
  /** Ranges that stores may not reach although they are public, such as the addresses of the nodes. */
  blockedCidrs: z.array(cidr).default([]),
  /** More egress rules of the stores' NetworkPolicies, such as the one to a bucket in a private network. */
  extraEgress: z.array(z.looseObject({})).default([]),
  snapshots: snapshotsConfig.prefault({}),
  ingress: z.strictObject({ enabled: z.boolean(), className: z.string().default('') }),
  /** Pods of an ingress controller, which the stores' NetworkPolicies then let in; none without a namespace. */
  ingressController: z
    .strictObject({
      namespace: z.string().default(''),
      podLabels: z.record(z.string(), z.string()).default({}),
    })
    .prefault({}),
  database: databaseConfig.prefault({}),
  oidc: oidcConfig.prefault({}),
  adminEmailDomain: z.string().default('example.com'),
});
export type PlatformConfig = z.infer<typeof platformConfig>;
