// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const dialogButton = (name: string) => within(screen.getByRole('dialog')).getByRole('button', { name });

it('puts a store to sleep after asking once', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  fake.client.patchStore.mockResolvedValue(storeIn('Updating', { hibernated: true, resourceVersion: '101' }));
  const { user } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Put to sleep' }));
  expect(fake.client.patchStore).not.toHaveBeenCalled();
  await user.click(dialogButton('Put to sleep'));
  expect(await screen.findByRole('heading', { name: 'Putting to sleep' })).toBeTruthy();
  expect(fake.client.patchStore.mock.calls).toEqual([['acme', { hibernated: true }, { ifMatch: '"u1-1"' }]]);
});

it('lets a store sleep by itself, and no more', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  fake.client.patchStore.mockResolvedValue(storeIn('Ready', { sleepAfter: '2h', resourceVersion: '101' }));
  const { user } = renderApp(fake, '/stores/acme');
  const choice = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Sleep by itself' });
  expect(choice.value).toBe('');
  await user.selectOptions(choice, 'After 2 hours');
  await waitFor(() => expect(choice.value).toBe('2h'));
  expect(fake.client.patchStore.mock.calls).toEqual([['acme', { sleepAfter: '2h' }, { ifMatch: '"u1-1"' }]]);
  fake.client.patchStore.mockResolvedValue(storeIn('Ready', { resourceVersion: '102' }));
  await user.selectOptions(choice, 'Never');
  await waitFor(() => expect(choice.value).toBe(''));
  expect(fake.client.patchStore.mock.calls[1]?.[1]).toEqual({ sleepAfter: null });
});

it('shows an idle time that was set by other means', async () => {
  renderApp(fakeClient([storeIn('Ready', { sleepAfter: '90m' })]), '/stores/acme');
  expect(await screen.findByRole('option', { name: 'After 90m', selected: true })).toBeTruthy();
});

it('says in the dialog why a store does not go to sleep', async () => {
  const fake = fakeClient([storeIn('Degraded')]);
  const detail = 'A store that is Updating does not allow hibernate.';
  fake.client.patchStore.mockRejectedValue(problemOf('action-not-allowed', { detail }));
  const { user } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Put to sleep' }));
  await user.click(dialogButton('Put to sleep'));
  expect((await screen.findByRole('alert')).textContent).toContain(detail);
  await user.keyboard('{Escape}');
});

it('wakes a store at once, and keeps the button busy meanwhile', async () => {
  const fake = fakeClient([storeIn('Hibernated', { hibernated: true })]);
  const slow = Promise.withResolvers<ReturnType<typeof storeIn>>();
  fake.client.patchStore.mockReturnValue(slow.promise);
  const { user } = renderApp(fake, '/stores/acme');
  const wake = await screen.findByRole('button', { name: 'Wake up' });
  await user.click(wake);
  await user.click(wake);
  expect(wake.getAttribute('aria-busy')).toBe('true');
  expect(screen.getByTestId('phase').textContent).toBe('Hibernated');
  expect(fake.client.patchStore.mock.calls).toEqual([['acme', { hibernated: false }, { ifMatch: '"u1-1"' }]]);
  slow.resolve(storeIn('Updating', { resourceVersion: '101' }));
  await waitFor(() => expect(screen.getByTestId('phase').textContent).toBe('Updating'));
});

it('says why a store does not wake', async () => {
  const fake = fakeClient([storeIn('Hibernated')]);
  fake.client.patchStore.mockRejectedValue(problemOf('quota-exceeded', { detail: 'No room now.' }));
  const { user } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Wake up' }));
  expect(await screen.findByText('No room now.')).toBeTruthy();
});

it('shows a person who may only look what could be done, and does none of it', async () => {
  const fake = fakeClient([storeIn('Ready', { owner: 'joe' })]);
  fake.client.getMe.mockResolvedValue({ ...jane, access: { ...jane.access, update: 'own', delete: 'own' } });
  renderApp(fake, '/stores/acme');
  expect(await screen.findByText('You may look at this store, but not change it.')).toBeTruthy();
  for (const name of ['Upgrade', 'Roll back', 'Put to sleep', 'Delete store'])
    expect(screen.getByRole('button', { name }).hasAttribute('disabled')).toBe(true);
});

it('a member of the team that owns the store may change it', async () => {
  const fake = fakeClient([storeIn('Ready', { owner: 'group:shops' })]);
  const access = { ...jane.access, update: 'own' as const };
  fake.client.getMe.mockResolvedValue({ ...jane, groups: ['shops'], access });
  renderApp(fake, '/stores/acme');
  expect((await screen.findByRole('button', { name: 'Upgrade' })).hasAttribute('disabled')).toBe(false);
});
