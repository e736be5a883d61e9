import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { call, signIn } from './shopper.ts';
import type { Store } from './store.ts';
import { newStore, readyPod } from './with-store.ts';

const setSecret = async (store: Store, key: string, value: string): Promise<void> => {
  const path = join(store.dir, 'secrets', key);
  await writeFile(path, value);
  await chown(path, 10_001, 10_001);
};

it('sets a rotated password once, and leaves alone what the merchant chose since', async () => {
  const store = await newStore();
  const before = await readyPod(store);
  const { email, password } = store.login;
  await before.stop();
  await setSecret(store, 'admin-password', 'rotated-password');
  const unasked = await readyPod(store);
  await signIn(store.login);
  await unasked.stop();

  await setSecret(store, 'admin-password-version', '2026-11-24T12:00:00Z');
  const rotated = await readyPod(store);
  expect(rotated.medusa.output()).toContain('The administrator has the rotated password');
  await expect(signIn({ email, password })).rejects.toThrow('401');
  await signIn({ email, password: 'rotated-password' });
  await rotated.stop();
  const again = await readyPod(store);
  expect(again.medusa.output()).not.toContain('rotated password');
  await again.stop();
});

it('ends every session when the keys are others', async () => {
  const store = await newStore();
  const before = await readyPod(store);
  const headers = await signIn(store.login);
  await call('/admin/users/me', { headers });
  await before.stop();
  await setSecret(store, 'jwt-secret', 'another-secret-of-some-length');
  await setSecret(store, 'cookie-secret', 'another-cookie-secret');
  await readyPod(store);
  await expect(call('/admin/users/me', { headers })).rejects.toThrow('401');
  await call('/admin/users/me', { headers: await signIn(store.login) });
});
