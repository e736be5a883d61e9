import { z } from 'zod';
import { databaseConfig, oidcConfig, platformConfig, snapshotBucket, snapshotsConfig } from '@souk/contract';
import {
  image,
  dnsLabel,
  ingressController,
  optionalName,
  port,
  pullPolicy,
  pullSecrets,
  resources,
  tls,
} from './kubernetes-values.ts';

const images = z.strictObject({
  registry: z.string(),
  pullPolicy,
  pullSecrets,
  orchestrator: image,
  edge: image,
});

const edge = z.strictObject({
  replicas: z.int().min(1).max(20),
  resources,
  service: z.strictObject({
    type: z.enum(['NodePort', 'LoadBalancer', 'ClusterIP']),
    port,
    nodePort: z.union([z.literal(0), z.int().min(1024).max(65_535)]),
    annotations: z.record(z.string(), z.string()),
  }),
});

const ingress = z.strictObject({
  enabled: z.boolean(),
  host: optionalName,
  className: optionalName,
  annotations: z.record(z.string(), z.string()),
  tls,
});

/** These are handed to the orchestrator as they are, so its own schema checks them here too. */
const settings = platformConfig.omit({ routesNamespace: true }).shape;

/** Values of charts/platform. */
export const platformValues = z
  .strictObject({
    ...settings,
    snapshots: snapshotsConfig.safeExtend({
      bucket: snapshotBucket.extend({ existingSecret: optionalName }),
    }),
    database: databaseConfig.omit({ managed: true }).extend({ adminSecret: optionalName }),
    oidc: z.strictObject({ ...oidcConfig.shape, existingSecret: optionalName }),
    environment: z.enum(['development', 'production']),
    images,
    routes: z.strictObject({ namespace: dnsLabel, create: z.boolean() }),
    orchestrator: z.strictObject({
      replicas: z.int().min(1).max(20),
      resources,
      logLevel: z.enum(['debug', 'info', 'warn', 'error']),
    }),
    edge,
    networkPolicy: z.strictObject({ enabled: z.boolean(), ingressController }),
    dashboard: z.strictObject({ ingress }),
    monitoring: z.strictObject({
      enabled: z.boolean(),
      namespace: dnsLabel,
      labels: z.record(z.string(), z.string()),
      dashboardLabels: z.record(z.string(), z.string()),
    }),
    uninstallGuard: z.strictObject({ enabled: z.boolean() }),
  })
  .partial();
