import { expect, test } from 'vitest';
import { passOver, stage, storeIn } from '../controller/testing/pass.ts';
import { letGo } from './let-go.ts';

test('the claim goes, and what the operation says stays', async () => {
  const { api } = stage();
  const { store } = passOver(api);
  await letGo(api.client, store, 'replica-a');
  const { operation } = storeIn(api).status ?? {};
  expect(operation).toMatchObject({ type: 'install', steps: [] });
  expect(operation).not.toHaveProperty('holder');
});

test("another's claim is left alone", async () => {
  const { api } = stage();
  const { store } = passOver(api);
  await letGo(api.client, store, 'replica-b');
  expect(storeIn(api).status?.operation?.holder).toBe('replica-a');
});

test('a store that somebody changed meanwhile is not overwritten', async () => {
  const { api } = stage();
  const { store } = passOver(api);
  passOver(api);
  await expect(letGo(api.client, store, 'replica-a')).rejects.toMatchObject({ kind: 'conflict' });
});
