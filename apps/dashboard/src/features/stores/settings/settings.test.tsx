// @vitest-environment jsdom
import type { PlanList, Store } from '@souk/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type FakeClient, fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const plan = { description: 'For a shop', memory: '700Mi', storage: '1Gi' };
const plans: PlanList = {
  items: [
    { ...plan, name: 'small', default: true },
    { ...plan, name: 'medium', default: false },
  ],
};

function fakeSettings(store = storeIn('Ready')): FakeClient {
  const fake = fakeClient([store]);
  fake.client.listPlans.mockResolvedValue(plans);
  fake.client.patchStore.mockImplementation(async (name, { displayName, plan }) => ({
    ...store,
    displayName: displayName === undefined ? store.displayName : (displayName ?? name),
    plan: plan ?? store.plan,
    resourceVersion: '101',
    etag: '"u1-2"',
  }));
  return fake;
}
const open = (fake: FakeClient) => renderApp(fake, '/stores/acme/settings');
const nameField = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Display name' });

it('renames the store', async () => {
  const fake = fakeSettings();
  const { user } = open(fake);
  const field = await nameField();
  expect(screen.getByRole('button', { name: 'Save name' }).hasAttribute('disabled')).toBe(true);
  await user.clear(field);
  await user.type(field, 'Acme & Co.{Enter}');
  expect(await screen.findByRole('heading', { name: 'Acme & Co.', level: 1 })).toBeTruthy();
  expect(fake.client.patchStore.mock.calls).toEqual([
    ['acme', { displayName: 'Acme & Co.' }, { ifMatch: '"u1-1"' }],
  ]);
});

it('an empty name takes the display name away', async () => {
  const fake = fakeSettings();
  const { user } = open(fake);
  await user.clear(await nameField());
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'acme', level: 1 })).toBeTruthy();
  expect(fake.client.patchStore.mock.lastCall?.[1]).toEqual({ displayName: null });
});

it('sends no name that breaks a rule', async () => {
  const fake = fakeSettings();
  const { user } = open(fake);
  await user.clear(await nameField());
  await user.type(await nameField(), `${'x'.repeat(81)}{Enter}`);
  expect(screen.getByText('Display name must have at most 80 characters.')).toBeTruthy();
  expect(fake.client.patchStore).not.toHaveBeenCalled();
});

it('keeps what was typed when somebody else was faster, and saves it on confirming', async () => {
  const fake = fakeSettings();
  const other: Store = storeIn('Ready', { plan: 'medium', etag: '"u1-5"', resourceVersion: '105' });
  fake.client.patchStore.mockRejectedValueOnce(problemOf('store-changed'));
  fake.client.getStore.mockResolvedValue(other);
  const { user } = open(fake);
  await user.clear(await nameField());
  await user.type(await nameField(), 'Mine{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('The store has changed meanwhile');
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /medium/ }).checked).toBe(true),
  );
  expect((await nameField()).value).toBe('Mine');
  await user.click(screen.getByRole('button', { name: 'Save name' }));
  await waitFor(() => expect(fake.client.patchStore.mock.lastCall?.[2]).toEqual({ ifMatch: '"u1-5"' }));
});

it('changes the plan, and says why that is refused', async () => {
  const fake = fakeSettings();
  fake.client.patchStore.mockRejectedValueOnce(problemOf('invalid-field', { detail: 'plan cannot shrink.' }));
  const { user } = open(fake);
  const change = await screen.findByRole('button', { name: 'Change plan' });
  expect(change.hasAttribute('disabled')).toBe(true);
  await user.click(screen.getByRole('radio', { name: /medium/ }));
  await user.click(change);
  expect((await screen.findByRole('alert')).textContent).toContain('plan cannot shrink.');
  await user.click(change);
  expect(await screen.findByText('Acme Outfitters is asked to take the plan medium.')).toBeTruthy();
  expect(fake.client.patchStore.mock.lastCall?.[1]).toEqual({ plan: 'medium' });
});

it('waits for the plans, and says why they do not come', async () => {
  const fake = fakeSettings();
  const slow = Promise.withResolvers<PlanList>();
  fake.client.listPlans.mockReturnValue(slow.promise);
  open(fake);
  await nameField();
  expect(screen.queryByRole('button', { name: 'Change plan' })).toBeNull();
  await act(async () => slow.reject(problemOf('unavailable', { detail: 'The cluster rests.' })));
  expect((await screen.findByRole('alert')).textContent).toContain('The cluster rests.');
});

it('protects the store: the switch moves when it is so, and deletion says why it is not offered', async () => {
  const fake = fakeSettings();
  const slow = Promise.withResolvers<Store>();
  fake.client.patchStore.mockReturnValue(slow.promise);
  const { user } = open(fake);
  const toggle = await screen.findByRole<HTMLInputElement>('switch', { name: 'Deletion protection' });
  await user.click(toggle);
  expect(toggle.checked).toBe(false);
  await act(async () => slow.resolve(storeIn('Ready', { deletionProtection: true, resourceVersion: '101' })));
  await waitFor(() => expect(toggle.checked).toBe(true));
  const danger = within(screen.getByRole('region', { name: 'Danger zone' }));
  expect(danger.getByText(/protected from deletion/)).toBeTruthy();
  expect(danger.getByRole('button', { name: 'Delete store' }).hasAttribute('disabled')).toBe(true);
});

it('says why the protection stays as it is', async () => {
  const fake = fakeSettings();
  fake.client.patchStore.mockRejectedValue(problemOf('forbidden', { detail: 'You may not change it.' }));
  const { user } = open(fake);
  await user.click(await screen.findByRole('switch'));
  expect((await screen.findByRole('alert')).textContent).toContain('You may not change it.');
  expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(false);
});

it.each([
  ['somebody who may only look', storeIn('Ready'), 'You may look at this store, but not change it.'],
  ['a store that is being deleted', storeIn('Deleting'), 'The store is being deleted and changes no more.'],
])('changes nothing for %s', async (_, store, words) => {
  const fake = fakeSettings(store);
  const update = store.phase === 'Deleting' ? 'all' : 'none';
  fake.client.getMe.mockResolvedValue({ ...jane, access: { ...jane.access, update } });
  open(fake);
  expect(await screen.findByText(words)).toBeTruthy();
  expect((await nameField()).disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true);
  expect(screen.getByRole('button', { name: 'Upgrade' }).hasAttribute('disabled')).toBe(true);
  for (const radio of await within(screen.getByRole('main')).findAllByRole<HTMLInputElement>('radio'))
    expect(radio.disabled).toBe(true);
});
