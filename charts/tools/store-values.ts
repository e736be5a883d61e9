import { z } from 'zod';
import {
  adminEmail,
  country,
  currency,
  seeds,
  snapshotBucket,
  snapshotSchedule,
  snapshotsKeep,
} from '@souk/contract';
import {
  image,
  cidr,
  dnsLabel,
  environment,
  ingressController,
  label,
  memory,
  optionalName,
  optionalOrigin,
  peers,
  port,
  pullPolicy,
  pullSecrets,
  quantity,
  resources,
  tls,
} from './kubernetes-values.ts';

const pulledImage = image.extend({ pullPolicy });

const ingress = z.strictObject({
  enabled: z.boolean(),
  className: optionalName,
  annotations: z.record(z.string(), z.string()),
  tls,
});

const networkPolicy = z.strictObject({
  enabled: z.boolean(),
  platformNamespace: dnsLabel,
  ingressController,
  dns: peers,
  blockedCidrs: z.array(cidr),
  extraEgress: peers,
});

const duration = z.string().regex(/^(0|(\d+(\.\d+)?(s|m|h))+)$/);
/** As secret managers name their entries. */
const secretPath = z.string().regex(/^([^\s/][^\s]*)?$/);

const externalSecret = z.strictObject({
  enabled: z.boolean(),
  storeRef: z.strictObject({ name: optionalName, kind: z.enum(['SecretStore', 'ClusterSecretStore']) }),
  key: secretPath,
  refreshInterval: duration,
});

const vault = z.strictObject({
  enabled: z.boolean(),
  authRef: z.string().regex(/^([-.a-z0-9]+\/)?[-.a-z0-9]*$/),
  mount: secretPath.min(1),
  type: z.enum(['kv-v1', 'kv-v2']),
  path: secretPath,
  refreshAfter: duration,
});

const snapshots = z.strictObject({
  keep: snapshotsKeep,
  schedule: snapshotSchedule,
  cloneFrom: z.string().regex(/^(\d{8}t\d{6}z-[0-9a-f]{6})?$/),
  bucket: snapshotBucket.extend({ existingSecret: optionalName }),
});

const database = z.strictObject({
  existingSecret: optionalName,
  egress: z.strictObject({ to: peers, port }),
});

/** Values of charts/store. What the API also checks (names, currency, e-mail) has the API's own rules. */
export const storeValues = z
  .strictObject({
    displayName: z
      .string()
      .max(80)
      .regex(/^\P{Cc}*$/u),
    adminEmail,
    seed: z.enum(seeds),
    currency,
    country,
    hostSuffix: z.string().regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/),
    port: z.int().min(0).max(65_535),
    publicUrl: z.string().regex(/^(https?:\/\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\d{1,5})?\/?)?$/),
    hibernated: z.boolean(),
    storefront: z.strictObject({ enabled: z.boolean(), url: optionalOrigin }),
    restartedAt: z.string().max(64),
    image: pulledImage,
    imagePullSecrets: pullSecrets,
    secret: z.strictObject({ existingSecret: optionalName, externalSecret, vault }),
    database,
    medusa: z.strictObject({
      extraEnv: environment,
      catalogueCacheSeconds: z.int().min(0).max(999),
      resources,
    }),
    postgres: z.strictObject({ resources }),
    persistence: z.strictObject({ size: memory, storageClass: optionalName }),
    snapshots,
    ingress,
    networkPolicy,
    resourceQuota: z.strictObject({ enabled: z.boolean(), hard: z.record(z.string(), quantity) }),
    limitRange: z.strictObject({
      enabled: z.boolean(),
      defaultRequest: z.record(label, quantity),
      default: z.record(label, quantity),
    }),
  })
  .partial();
