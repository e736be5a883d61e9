import type { PlatformConfig, StoreResource } from '@souk/contract';
import type { Deployment } from '@souk/kubernetes';

export type Wish = { plan: PlatformConfig['plans'][number]; version: PlatformConfig['versions'][number] };

/** A wish that the platform cannot fulfil; the API refuses it, a hand-written Store may still hold it. */
export class UnknownWish extends Error {
  override readonly name = 'UnknownWish';
  readonly field: 'plan' | 'version';

  constructor(field: 'plan' | 'version', value: string) {
    super(`spec.${field} "${value}" is not one that this platform offers`);
    this.field = field;
  }
}

/** What the names in the spec mean on this platform. Throws UnknownWish. */
export function wishOf({ spec }: StoreResource, { plans, versions }: PlatformConfig): Wish {
  const plan = plans.find(({ name }) => name === spec.plan);
  const version = versions.find((offered) => offered.version === spec.version);
  if (!plan) throw new UnknownWish('plan', spec.plan);
  if (!version) throw new UnknownWish('version', spec.version);
  return { plan, version };
}

/** The version on offer whose image a store's Deployment names. */
export function versionOn({ spec }: Deployment, { versions }: PlatformConfig): string | undefined {
  const medusa = spec?.template?.spec?.containers?.find(({ name }) => name === 'medusa');
  return versions.find(({ image }) => image === medusa?.image)?.version;
}
