import { blueprint, type PlatformConfig, type StoreResource } from '@souk/contract';
import type { Deployment } from '@souk/kubernetes';

export type Wish = { plan: PlatformConfig['plans'][number]; version: PlatformConfig['versions'][number] };

/** A wish that the platform cannot fulfil; the API refuses it, a hand-written Store may still hold it. */
export class UnknownWish extends Error {
  override readonly name = 'UnknownWish';
  readonly hint: string;

  constructor(field: string, problem: string, hint: string) {
    super(`spec.${field} ${problem}`);
    this.hint = hint;
  }
}

const notOffered = (field: 'plan' | 'version', value: string) =>
  new UnknownWish(
    field,
    `"${value}" is not one that this platform offers`,
    `Choose a ${field} that the platform offers.`,
  );

const noServer = () =>
  new UnknownWish(
    'blueprint.database.managed',
    'asks for a database of the platform, which has no server for them',
    'Set database.adminSecret of the platform, or leave the database out.',
  );

/** The API server checks a hand-written blueprint by its schema only, which cannot say all rules. */
function checkBlueprint({ blueprint: wish }: StoreResource['spec']): void {
  const issue = wish && blueprint.safeParse(wish).error?.issues[0];
  if (!issue) return;
  const field = ['blueprint', ...issue.path.map(String)].join('.');
  throw new UnknownWish(field, issue.message, 'Change that part of the blueprint.');
}

/** What the names in the spec mean on this platform. Throws UnknownWish. */
export function wishOf({ spec }: StoreResource, { plans, versions, database }: PlatformConfig): Wish {
  const plan = plans.find(({ name }) => name === spec.plan);
  const version = versions.find((offered) => offered.version === spec.version);
  if (!plan) throw notOffered('plan', spec.plan);
  if (!version) throw notOffered('version', spec.version);
  checkBlueprint(spec);
  if (spec.blueprint?.database?.managed && !database.managed) throw noServer();
  return { plan, version };
}

/** The version on offer whose image a store's Deployment names. */
export function versionOn({ spec }: Deployment, { versions }: PlatformConfig): string | undefined {
  const medusa = spec?.template?.spec?.containers?.find(({ name }) => name === 'medusa');
  return versions.find(({ image }) => image === medusa?.image)?.version;
}
