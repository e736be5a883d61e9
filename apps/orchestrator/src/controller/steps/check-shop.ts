import { rolledOutStatus } from '@souk/lifecycle';
import { writeStatus } from '../write-status.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** Ready for the first time means that a shopper can order; only then is the time written down. */
export async function checkShop(deps: StepDeps, pass: Pass): Promise<void> {
  const { store, namespace } = pass;
  const { client, probe, urlOf, log, metrics } = deps;
  const { name, creationTimestamp } = store.metadata;
  const answer = await probe({ namespace, seeded: store.spec.seed !== 'empty' });
  if (!answer.sells) {
    log.info({ store: name, why: answer.why }, 'the shop does not sell yet');
    return;
  }
  const readyAt = new Date().toISOString();
  // What sells is what later changes go back to, when they fail.
  const { lastGood } = rolledOutStatus({ ...pass.observation, store });
  const status = { ...store.status, ...(lastGood ? { lastGood } : {}), readyAt, url: urlOf(name) };
  pass.store = await writeStatus(client, store, status);
  const seconds = (Date.parse(readyAt) - Date.parse(creationTimestamp)) / 1000;
  metrics.storeReady(seconds);
  log.info({ store: name, seconds }, 'the store is ready');
}
