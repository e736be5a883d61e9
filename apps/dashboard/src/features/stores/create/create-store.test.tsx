// @vitest-environment jsdom
import type { Client } from '@souk/client';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeOf } from '../../../testing/store-of.ts';
import { admin, refusal, testClient } from '../../../testing/test-client.ts';

async function open(calls: Partial<Client> = {}) {
  const app = renderApp(testClient([storeOf('bazaar')], calls), '/?q=b');
  await app.user.click(await screen.findByRole('button', { name: 'Create store' }));
  const dialog = within(await screen.findByRole('dialog'));
  const name = dialog.getByLabelText('Name');
  const submit = () => app.user.click(dialog.getByRole('button', { name: 'Create' }));
  return { ...app, dialog, name, submit };
}

test('a name is all that it takes; then the store’s own page shows', async () => {
  const createStore = vi.fn<Client['createStore']>(({ name }) => Promise.resolve(storeOf(name, 'Pending')));
  const { user, name, submit, router } = await open({ createStore });
  expect(document.activeElement).toBe(name);
  await user.type(name, 'acme');
  expect(screen.getByTestId('address-preview').textContent).toContain('acme.localhost');
  await submit();
  await waitFor(() => expect(router.state.location.pathname).toBe('/stores/acme'));
  expect(createStore).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'acme' }));
  expect((await screen.findByTestId('phase')).textContent).toBe('Pending');
});

test.each([
  ['Acme', 'Name must be lower case.'],
  ['1acme', 'Name must start with a letter.'],
  ['www', 'Name is reserved for the platform; choose another name.'],
  ['bazaar', 'Name is taken; choose another name.'],
])('%s is found wrong while it is typed', async (typed, words) => {
  const { user, name, dialog, submit } = await open();
  await user.type(name, typed);
  expect(dialog.getByText(words)).toBeDefined();
  expect(name.getAttribute('aria-invalid')).toBe('true');
  await submit();
  expect(screen.getByRole('dialog')).toBeDefined();
});

test('a bad name is mended by one press', async () => {
  const { user, name, dialog } = await open();
  await user.type(name, 'My Shop');
  await user.click(dialog.getByRole('button', { name: 'Use my-shop' }));
  expect(name).toHaveProperty('value', 'my-shop');
  expect(name.getAttribute('aria-invalid')).toBe('false');
});

test('what the API finds wrong stands at the field, also at a folded one', async () => {
  const errors = [{ field: 'adminEmail', message: 'is not allowed here' }];
  const { user, name, dialog, submit } = await open({
    createStore: () => Promise.reject(refusal('invalid-field', { errors })),
  });
  await user.type(name, 'acme');
  await submit();
  expect(await dialog.findByText('Admin e-mail is not allowed here.')).toBeDefined();
  expect(dialog.getByText('Advanced').closest('details')).toHaveProperty('open', true);
});

test('a refusal that is not about a field is told above the form', async () => {
  const detail = 'You may have 5 stores.';
  const { user, name, dialog, submit } = await open({
    createStore: () => Promise.reject(refusal('quota-exceeded', { detail })),
  });
  await user.type(name, 'acme');
  await submit();
  expect((await dialog.findByRole('alert')).textContent).toContain(detail);
});

test('closing leads back to the list as it was', async () => {
  const { user, dialog, router } = await open();
  expect(router.state.location).toMatchObject({ pathname: '/new', search: '?q=b' });
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(router.state.location).toMatchObject({ pathname: '/', search: '?q=b' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('who may not create stores is told so instead', async () => {
  const me = { ...admin, access: { ...admin.access, create: false } };
  renderApp(testClient([storeOf('bazaar')], { getMe: () => Promise.resolve(me) }), '/new');
  expect(await screen.findByText('You may not create stores')).toBeDefined();
  expect(screen.queryByLabelText('Name')).toBeNull();
});
