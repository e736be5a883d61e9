import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstHolder, holderNow, members, pidOf, replace, resize, scale } from './support/orchestrators.ts';
import { api, isReady, storeBecomes } from './support/platform.ts';

const takeoverMs = 15_000;

beforeAll(async () => {
  await replace();
  await scale(2);
});
afterAll(() => resize(1));

/** Kills the orchestrator that is first to claim the store, as soon as it does; answers who it was. */
async function killHolderOf(name: string, pids: ReadonlyMap<string, number>): Promise<string> {
  const holder = await firstHolder(name);
  process.kill(pids.get(holder) ?? Number.NaN, 'SIGKILL');
  return holder;
}

async function processes(): Promise<ReadonlyMap<string, number>> {
  const found = (await members()).map(async (member) => [member, await pidOf(member)] as const);
  return new Map(await Promise.all(found));
}

test('one that leaves in good order leaves no Lease behind', async () => {
  await resize(1);
  await expect.poll(members, { timeout: 20_000, interval: 200 }).toHaveLength(1);
  await scale(2);
});

test('the store that a killed orchestrator was installing gets ready without it', async () => {
  const pids = await processes();
  await api.createStore({ name: 'orphaned', seed: 'empty' });
  const holder = await killHolderOf('orphaned', pids);
  await expect.poll(() => holderNow('orphaned'), { timeout: takeoverMs, interval: 100 }).not.toBe(holder);
  const { phase } = await storeBecomes('orphaned', isReady, 45_000);
  expect(phase).toBe('Ready');
  // Its successor in the same pod takes the Lease over as soon as kubelet has started it.
  await expect.poll(members, { timeout: 30_000, interval: 200 }).not.toContain(holder);
});

test('the store that a killed orchestrator was uninstalling goes without it', async () => {
  const pids = await processes();
  await api.deleteStore('orphaned');
  await killHolderOf('orphaned', pids);
  const left = () =>
    holderNow('orphaned').then(
      () => 'something',
      () => 'nothing',
    );
  await expect.poll(left, { timeout: takeoverMs + 30_000, interval: 500 }).toBe('nothing');
});
