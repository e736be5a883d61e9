import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../e2e/support/ask.ts';
import { askAgentInside } from '../e2e/support/inside-store.ts';
import { api, isReady, platform, remove, storeBecomes } from '../e2e/support/platform.ts';

const name = 'drowsy';
const host = `${name}.localhost:${platform.port}`;
const crawler = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' };

beforeAll(async () => {
  await api.createStore({ name, sleepAfter: '1m' });
  await storeBecomes(name, isReady);
});
afterAll(() => remove(name));

test('a store that is used stays awake, and one that is only looked at falls asleep', async () => {
  await expect.poll(async () => (await ask(host, '/health')).status, { timeout: 10_000 }).toBe(200);
  for (let quarter = 0; quarter < 6; quarter += 1) {
    await ask(host, '/');
    await sleep(15_000);
  }
  expect((await api.getStore(name)).phase).toBe('Ready');
  const { lastRequestAt } = await askAgentInside<{ lastRequestAt: string }>(`store-${name}`, '/status');
  const used = Date.parse(lastRequestAt);
  const looks = setInterval(() => void ask(host, '/', { headers: crawler }), 5_000);
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated', 180_000).finally(() =>
    clearInterval(looks),
  );
  const idle = (Date.now() - used) / 1000;
  console.log(`asleep ${idle.toFixed(0)} s after its last use`);
  expect(idle).toBeGreaterThan(60);
});

test('its next visit wakes it, and it does not fall asleep at once', async () => {
  await expect
    .poll(async () => JSON.parse((await ask(host, '/store/products')).body).code as string, {
      timeout: 10_000,
    })
    .toBe('store-waking');
  await storeBecomes(name, isReady);
  await sleep(20_000);
  expect(await api.getStore(name)).toMatchObject({ phase: 'Ready', hibernated: false, sleepAfter: '1m' });
});
