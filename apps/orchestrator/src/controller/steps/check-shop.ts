import type { StoreResource } from '@souk/contract';
import { replaceObject, resources } from '@souk/kubernetes';
import type { StepDeps, StepInput } from './step-context.ts';

/** Ready for the first time means that a shopper can order; only then is the time written down. */
export async function checkShop(
  { client, probe, urlOf, log }: StepDeps,
  { store, namespace }: StepInput,
): Promise<void> {
  const answer = await probe({ namespace, seeded: store.spec.seed !== 'empty' });
  const { name } = store.metadata;
  if (!answer.sells) {
    log.info({ store: name, why: answer.why }, 'the shop does not sell yet');
    return;
  }
  const readyAt = new Date().toISOString();
  const ready: StoreResource = {
    ...store,
    status: { ...store.status, readyAt, namespace, url: urlOf(name) },
  };
  await replaceObject(client, resources.stores, ready, 'status');
  log.info(
    { store: name, seconds: (Date.parse(readyAt) - Date.parse(store.metadata.creationTimestamp)) / 1000 },
    'the store is ready',
  );
}
