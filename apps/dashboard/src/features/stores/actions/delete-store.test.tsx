// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const confirmField = () => screen.getByRole('textbox', { name: "Type the store's name to confirm" });
const deleteButton = () => screen.getByRole('button', { name: 'Delete' });

it('deletes only after the name was typed, shows the steps, and goes to the list when all is gone', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  const deleting = storeIn('Deleting', { resourceVersion: '101' });
  fake.client.deleteStore.mockResolvedValue(deleting);
  const { user, stream, path } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Delete store' }));
  expect(document.activeElement).toBe(confirmField());
  await user.keyboard('acm{Enter}');
  expect(deleteButton().hasAttribute('disabled')).toBe(true);
  expect(fake.client.deleteStore).not.toHaveBeenCalled();
  await user.keyboard('e{Enter}');
  await waitFor(() => expect(screen.getByTestId('phase').textContent).toBe('Deleting'));
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));

  const startedAt = new Date().toISOString();
  const steps = [{ name: 'delete-namespace', state: 'running' as const, startedAt }];
  const operation = { type: 'delete' as const, startedAt, steps };
  act(() => stream.tell({ event: 'store', data: { ...deleting, resourceVersion: '102', operation } }));
  expect(await screen.findByText('Delete namespace')).toBeTruthy();
  act(() => stream.tell({ event: 'store-deleted', data: { name: 'acme' } }));
  await waitFor(() => expect(path()).toBe('/'));
  expect(screen.getByText('Acme Outfitters is gone. Its name is free again.')).toBeTruthy();
});

it.each([
  [true, 'A final backup is put into the bucket first'],
  [false, 'No final backup is made'],
])('says whether a final backup is made first: %s', async (finalSnapshot, words) => {
  const { user } = renderApp(fakeClient([storeIn('Ready', { finalSnapshot })]), '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Delete store' }));
  expect(screen.getByRole('dialog').textContent).toContain(words);
});

it('says why a store could not be deleted', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  fake.client.deleteStore.mockRejectedValue(problemOf('action-not-allowed', { detail: 'It is protected.' }));
  const { user } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Delete store' }));
  await user.type(confirmField(), 'acme');
  await user.click(deleteButton());
  expect((await screen.findByRole('alert')).textContent).toContain('It is protected.');
});

it.each([
  [
    'a store of somebody else',
    { delete: 'own' as const },
    storeIn('Ready', { owner: 'joe' }),
    'not delete it',
  ],
  [
    'a protected store',
    { delete: 'all' as const },
    storeIn('Ready', { actions: ['open'], deletionProtection: true }),
    'protected',
  ],
])('does not offer to delete %s', async (_, access, store, words) => {
  const fake = fakeClient([store]);
  fake.client.getMe.mockResolvedValue({ ...jane, access: { ...jane.access, ...access } });
  renderApp(fake, '/stores/acme');
  expect((await screen.findByRole('button', { name: 'Delete store' })).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(words, { exact: false })).toBeTruthy();
});
