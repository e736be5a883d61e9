import type { PlanConfig, PlatformConfig, StoreResource } from '@souk/contract';
import { splitImage } from './split-image.ts';

/** What the platform and the store's wish add to the chart's value files. Holds no secrets. */
export function chartValues(
  { metadata, spec }: StoreResource,
  config: PlatformConfig,
  publicUrl: string,
): Record<string, unknown> {
  const plan = config.plans.find(({ name }) => name === spec.plan);
  const version = config.versions.find((offered) => offered.version === spec.version);
  if (!plan) throw new UnknownWish('plan', spec.plan);
  if (!version) throw new UnknownWish('version', spec.version);
  return {
    displayName: spec.displayName ?? metadata.name,
    adminEmail: spec.adminEmail,
    seed: spec.seed,
    currency: spec.currency,
    country: spec.country,
    publicUrl,
    image: splitImage(version.image),
    secret: { existingSecret: 'store' },
    medusa: { resources: medusaResources(plan) },
    persistence: { size: plan.storage, storageClass: config.storageClass },
    ingress: config.ingress.enabled ? config.ingress : withoutIngress,
    resourceQuota: { enabled: false },
    limitRange: { enabled: false },
  };
}

/** The chart refuses certificates, which `values-prod.yaml` asks for, where no Ingress serves them. */
const withoutIngress = { enabled: false, tls: { enabled: false, clusterIssuer: '' } };

/** A wish that the platform cannot fulfil; the API refuses it, a hand-written Store may still hold it. */
export class UnknownWish extends Error {
  override readonly name = 'UnknownWish';
  readonly field: 'plan' | 'version';

  constructor(field: 'plan' | 'version', value: string) {
    super(`spec.${field} "${value}" is not one that this platform offers`);
    this.field = field;
  }
}

const medusaResources = ({ cpu, memory }: PlanConfig) => ({
  requests: { cpu: cpu.request, memory: memory.request },
  limits: { memory: memory.limit, ...(cpu.limit ? { cpu: cpu.limit } : {}) },
});
