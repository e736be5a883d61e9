// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import type { History } from '@souk/contract';
import { expect, it } from 'vitest';
import { type FakeClient, fakeClient, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const store = storeIn('Ready');
const at = '2026-05-04T10:00:00Z';
const history: History = {
  items: [
    { revision: 5, status: 'deployed', version: '2.21.2', updatedAt: at },
    { revision: 4, status: 'failed', version: '2.20.5', updatedAt: at },
    { revision: 3, status: 'superseded', version: '2.20.1', updatedAt: at },
    { revision: 2, status: 'superseded', version: '2.21.2', updatedAt: at },
    { revision: 1, status: 'superseded', version: '2.19.0', updatedAt: null },
  ],
};

async function openDialog(fake: FakeClient) {
  const app = renderApp(fake, '/stores/acme');
  await app.user.click(await screen.findByRole('button', { name: 'Roll back' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Roll back Acme Outfitters' }));
  const button = () => dialog.getByRole('button', { name: 'Roll back' });
  return { ...app, dialog, button };
}

it('offers what served another version, and goes back to the chosen revision', async () => {
  const fake = fakeClient([store]);
  fake.client.getHistory.mockResolvedValue(history);
  fake.client.rollbackStore.mockResolvedValue({ ...store, version: '2.19.0', resourceVersion: '101' });
  const { user, dialog, button } = await openDialog(fake);
  const radios = await dialog.findAllByRole<HTMLInputElement>('radio');
  expect(radios.map(({ value }) => value)).toEqual(['3', '1']);
  await user.click(dialog.getByRole('radio', { name: /2\.19\.0/ }));
  await user.click(button());
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fake.client.rollbackStore).toHaveBeenCalledExactlyOnceWith(
    'acme',
    { revision: 1 },
    { ifMatch: store.etag },
  );
  expect(screen.getByText('Acme Outfitters is asked to go back to Medusa 2.19.0.')).toBeTruthy();
});

it('waits for the history, and says when there is nothing to go back to', async () => {
  const fake = fakeClient([store]);
  const slow = Promise.withResolvers<History>();
  fake.client.getHistory.mockReturnValue(slow.promise);
  const { dialog, button } = await openDialog(fake);
  expect(button().hasAttribute('disabled')).toBe(true);
  await act(async () => slow.resolve({ items: history.items.slice(0, 1) }));
  expect(await dialog.findByText(/there is nothing to go back to/)).toBeTruthy();
  expect(button().hasAttribute('disabled')).toBe(true);
});

it('says why the history does not come', async () => {
  const fake = fakeClient([store]);
  fake.client.getHistory.mockRejectedValue(problemOf('forbidden', { detail: 'You may not see it.' }));
  const { dialog } = await openDialog(fake);
  expect((await dialog.findByRole('alert')).textContent).toContain('You may not see it.');
});

it('says why it is refused', async () => {
  const fake = fakeClient([store]);
  fake.client.getHistory.mockResolvedValue(history);
  const detail = 'revision has version 2.20.1, which is not offered any more.';
  fake.client.rollbackStore.mockRejectedValue(problemOf('invalid-field', { detail }));
  const { user, dialog, button } = await openDialog(fake);
  await dialog.findAllByRole('radio');
  await user.click(button());
  expect((await dialog.findByRole('alert')).textContent).toContain(detail);
});
