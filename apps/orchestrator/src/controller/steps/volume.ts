import type { Failure } from '@souk/contract';
import {
  compareQuantities,
  getObject,
  type PersistentVolumeClaim,
  resources,
  type StorageClass,
} from '@souk/kubernetes';
import { wishOf } from '../offer.ts';
import { type Persistence, persistenceOf } from '../persistence.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** `now` is what the release has; `grown` what it is to have first. */
export type VolumeWish = { now: Persistence | undefined; grown?: Persistence } | { refused: Failure };

/**
 * What a change does to the volume. Another plan is a wish for its size, too; a plan that the platform changed under a store is none, and
 * leaves the volume as it was made.
 */
export async function volumeWish(
  deps: StepDeps,
  pass: Pass,
  made: { revision: number; plan: string },
): Promise<VolumeWish> {
  const now = await persistenceOf(deps, pass, made.revision);
  const { plan } = wishOf(pass.store, deps.config);
  const order = now && made.plan !== plan.name ? compareQuantities(plan.storage, now.size) : 0;
  if (!now || order === 0) return { now };
  const asks = `spec.plan "${plan.name}" asks for a volume of ${plan.storage}, and the store's has ${now.size}`;
  if (order < 0) return { refused: refusal(`${asks}: a volume cannot shrink`) };
  const stays = await whyItCannotGrow(deps, pass);
  return stays ? { refused: refusal(`${asks}: ${stays}`) } : { now, grown: { ...now, size: plan.storage } };
}

const refusal = (message: string): Failure => ({
  reason: 'VolumeCannotChange',
  message,
  hint: 'Choose a plan whose storage fits, or clone the store from a snapshot into a new one on that plan.',
});

async function whyItCannotGrow({ client }: StepDeps, { namespace }: Pass): Promise<string | undefined> {
  const at = { namespace, name: 'store-data' };
  const claim = await getObject<PersistentVolumeClaim>(client, resources.persistentVolumeClaims, at);
  const name = claim?.spec?.storageClassName;
  const found = name && (await getObject<StorageClass>(client, resources.storageClasses, { name }));
  if (found && found.allowVolumeExpansion) return undefined;
  return name ? `its StorageClass "${name}" lets no volume grow` : 'it has no StorageClass that lets it grow';
}
