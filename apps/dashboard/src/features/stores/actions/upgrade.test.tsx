// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const release = { revision: 1, status: 'deployed', chart: 'store-0.1.0', appVersion: '2.20.1' };
const old = storeIn('Ready', { version: '2.20.1', release });
const versions = {
  items: [
    { version: '2.20.1', default: false },
    { version: '2.21.2', default: true },
    { version: '2.19.0', default: false },
    { version: '2.22.0', default: false },
  ],
};

async function openDialog(fake = fakeClient([old])) {
  fake.client.listVersions.mockResolvedValue(versions);
  const app = renderApp(fake, '/stores/acme');
  await app.user.click(await screen.findByRole('button', { name: 'Upgrade' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Upgrade Acme Outfitters' }));
  return { ...app, dialog, confirm: () => app.user.click(dialog.getByRole('button', { name: 'Upgrade' })) };
}

it('asks for the chosen version, and says Updating only when the platform does', async () => {
  const fake = fakeClient([old]);
  const asked = { ...old, version: '2.22.0', etag: '"u1-2"', resourceVersion: '101' };
  fake.client.patchStore.mockResolvedValue(asked);
  const { user, stream, dialog, confirm } = await openDialog(fake);
  const radios = await dialog.findAllByRole<HTMLInputElement>('radio');
  expect(radios.map(({ value, checked }) => [value, checked])).toEqual([
    ['2.22.0', false],
    ['2.21.2', true],
  ]);
  await user.click(dialog.getByRole('radio', { name: /2\.22\.0/ }));
  await confirm();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fake.client.patchStore).toHaveBeenCalledExactlyOnceWith(
    'acme',
    { version: '2.22.0' },
    { ifMatch: old.etag },
  );
  expect(screen.getByTestId('phase').textContent).toBe('Ready');
  expect(screen.getByText('2.22.0 is asked for')).toBeTruthy();

  const startedAt = new Date().toISOString();
  const steps = [{ name: 'Database and server', state: 'running' as const, startedAt }];
  const operation = { type: 'upgrade' as const, startedAt, steps };
  const updating = storeIn('Updating', { ...asked, phase: 'Updating', operation, resourceVersion: '102' });
  act(() => stream.tell({ event: 'store', data: updating }));
  expect(await screen.findByText('Database and server')).toBeTruthy();
  expect(screen.getByTestId('phase').textContent).toBe('Updating');
});

it('tells in words that somebody else was faster, and means the store as it then is', async () => {
  const fake = fakeClient([old]);
  const changed = { ...old, displayName: 'Acme & Daughters', etag: '"u1-7"', resourceVersion: '107' };
  fake.client.patchStore.mockRejectedValueOnce(problemOf('store-changed'));
  fake.client.patchStore.mockResolvedValueOnce({ ...changed, version: '2.21.2', resourceVersion: '108' });
  fake.client.getStore.mockResolvedValue(changed);
  const { dialog, confirm } = await openDialog(fake);
  await dialog.findAllByRole('radio');
  await confirm();
  expect((await dialog.findByRole('alert')).textContent).toContain('The store has changed meanwhile');
  expect(await screen.findByRole('heading', { name: 'Acme & Daughters' })).toBeTruthy();
  await confirm();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fake.client.patchStore.mock.lastCall?.[2]).toEqual({ ifMatch: '"u1-7"' });
});

it('a change that comes while the dialog is open does not slip under the answer', async () => {
  const fake = fakeClient([old]);
  fake.client.patchStore.mockRejectedValue(problemOf('store-changed'));
  fake.client.getStore.mockResolvedValue(old);
  const { dialog, stream, confirm } = await openDialog(fake);
  await dialog.findAllByRole('radio');
  act(() => stream.tell({ event: 'store', data: { ...old, etag: '"u1-9"', resourceVersion: '109' } }));
  await confirm();
  expect(fake.client.patchStore.mock.lastCall?.[2]).toEqual({ ifMatch: old.etag });
});

it('says why it is refused', async () => {
  const fake = fakeClient([old]);
  const errors = [{ field: 'version', message: 'is not offered' }];
  fake.client.patchStore.mockRejectedValue(problemOf('invalid-field', { errors }));
  const { dialog, confirm } = await openDialog(fake);
  await dialog.findAllByRole('radio');
  await confirm();
  expect((await dialog.findByRole('alert')).textContent).toContain('version is not offered');
});

it('confirms nothing before the versions are there', async () => {
  const fake = fakeClient([old]);
  const slow = Promise.withResolvers<typeof versions>();
  fake.client.listVersions.mockReturnValue(slow.promise);
  const { user } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Upgrade' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Upgrade' }).hasAttribute('disabled')).toBe(true);
  await act(async () => slow.resolve({ items: [{ version: '2.20.1', default: true }] }));
  expect(await dialog.findByText('Medusa 2.20.1 is the newest version on offer.')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Upgrade' }).hasAttribute('disabled')).toBe(true);
});
