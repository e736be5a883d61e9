import {
  type PlanConfig,
  type PlatformConfig,
  restartAnnotation,
  splitImage,
  type StoreResource,
} from '@souk/contract';
import { blueprintValues } from './blueprint-values.ts';
import { bucketSecret } from './steps/bucket-keys.ts';
import { wishOf } from './offer.ts';

/** What the platform and the store's wish add to the chart's value files. Holds no secrets. Throws UnknownWish. */
export function chartValues(
  store: StoreResource,
  config: PlatformConfig,
  publicUrl: string,
): Record<string, unknown> {
  const { metadata, spec } = store;
  const { plan, version } = wishOf(store, config);
  const own = blueprintValues(spec.blueprint, config.database);
  return {
    hibernated: spec.hibernated ?? false,
    displayName: spec.displayName ?? metadata.name,
    adminEmail: spec.adminEmail,
    seed: spec.seed,
    currency: spec.currency,
    country: spec.country,
    publicUrl,
    ...restarted(metadata.annotations?.[restartAnnotation]),
    image: own.image ?? splitImage(version.image),
    ...own.values,
    secret: own.secret ?? { existingSecret: 'store' },
    medusa: { resources: medusaResources(plan), ...own.medusa },
    ...postgresValues(plan),
    persistence: { size: plan.storage, storageClass: config.storageClass },
    ...snapshotValues(store, config),
    networkPolicy: {
      blockedCidrs: config.blockedCidrs,
      ...(config.ingress.enabled && config.ingressController.namespace !== ''
        ? { ingressController: config.ingressController }
        : {}),
      ...(config.extraEgress.length > 0 ? { extraEgress: config.extraEgress } : {}),
    },
    ingress: config.ingress.enabled ? config.ingress : withoutIngress,
    resourceQuota: { enabled: false },
    limitRange: { enabled: false },
  };
}

/** The chart's own defaults leave no trace, so that they change no digest. */
function snapshotValues({ metadata, spec }: StoreResource, { snapshots }: PlatformConfig) {
  const { keep, schedule, bucket } = snapshots;
  const prefix = [bucket.prefix, metadata.name, metadata.uid].filter(Boolean).join('/');
  const values = {
    ...(keep === 7 ? {} : { keep }),
    ...(schedule === '' ? {} : { schedule }),
    ...(spec.from ? { cloneFrom: spec.from.snapshot } : {}),
    ...(bucket.name === '' ? {} : { bucket: { ...bucket, prefix, existingSecret: bucketSecret } }),
  };
  return Object.keys(values).length > 0 ? { snapshots: values } : {};
}

/** Leaves no trace in the values of a store that nobody restarted. */
const restarted = (at: string | undefined) => (at ? { restartedAt: at } : {});

/** The chart refuses certificates, which `values-prod.yaml` asks for, where no Ingress serves them. */
const withoutIngress = { enabled: false, tls: { enabled: false, clusterIssuer: '' } };

/** Without a trace where the plan says nothing, so that it changes no digest. */
const postgresValues = ({ postgresMemory }: PlanConfig) =>
  postgresMemory
    ? {
        postgres: {
          resources: {
            requests: { memory: postgresMemory.request },
            limits: { memory: postgresMemory.limit },
          },
        },
      }
    : {};

const medusaResources = ({ cpu, memory }: PlanConfig) => ({
  requests: { cpu: cpu.request, memory: memory.request },
  limits: { memory: memory.limit, ...(cpu.limit ? { cpu: cpu.limit } : {}) },
});
