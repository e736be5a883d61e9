// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const create = () => screen.getByRole('button', { name: 'Create' });

it('creates a store by the keyboard alone and goes to its page', async () => {
  const fake = fakeClient([storeIn('Ready', { name: 'bolt' })]);
  fake.client.createStore.mockResolvedValue(storeIn('Pending'));
  const { user, path } = renderApp(fake);
  await user.click(await screen.findByRole('button', { name: 'Create store' }));
  expect(document.activeElement).toBe(await nameField());
  await user.keyboard('acme{Tab}Acme Outfitters{Enter}');
  await waitFor(() => expect(path()).toBe('/stores/acme'));
  expect(fake.client.createStore).toHaveBeenCalledExactlyOnceWith({
    name: 'acme',
    displayName: 'Acme Outfitters',
    seed: 'demo',
    currency: 'eur',
    country: 'de',
  });
  expect((await screen.findByTestId('phase')).textContent).toBe('Pending');
});

it('tells the broken rule while the name is typed, and offers a name that fits', async () => {
  const { user } = renderApp(fakeClient(), '/new');
  const field = await nameField();
  await user.type(field, 'A');
  expect(field.getAttribute('aria-invalid')).toBe('false');
  await user.type(field, ' New Shop');
  expect(screen.getByText('Name must be lower case.')).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Use a-new-shop' }));
  expect(field.getAttribute('aria-invalid')).toBe('false');
  expect(screen.getByTestId('address-preview').textContent).toBe('http://a-new-shop.local.gd:3000');
});

it('sends nothing that is not valid, and leads to the field', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  const { user } = renderApp(fake, '/new');
  const field = await nameField();
  await user.click(create());
  expect(await screen.findByText('Name must not be empty.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.type(field, 'acme');
  expect(screen.getByText('Name is taken; choose another name.')).toBeTruthy();
  await user.click(create());
  expect(fake.client.createStore).not.toHaveBeenCalled();
});

it('puts what the API refuses at its field, also where that is hidden', async () => {
  const fake = fakeClient();
  const errors = [{ field: 'adminEmail', message: 'is not allowed here' }];
  fake.client.createStore.mockRejectedValueOnce(problemOf('invalid-field', { errors }));
  fake.client.createStore.mockRejectedValueOnce(problemOf('name-taken'));
  const { user } = renderApp(fake, '/new');
  await user.type(await nameField(), 'acme');
  await user.click(create());
  expect(await screen.findByText('Admin e-mail is not allowed here.')).toBeTruthy();
  const email = screen.getByRole('textbox', { name: 'Admin e-mail' });
  await waitFor(() => expect(document.activeElement).toBe(email));
  await user.type(email, 'jane@example.com');
  expect(screen.queryByText('Admin e-mail is not allowed here.')).toBeNull();
  await user.click(create());
  expect(await screen.findByText('Name is taken; choose another name.')).toBeTruthy();
});

it('makes a store for a team of one’s own, which who is in none is not asked', async () => {
  const fake = fakeClient();
  fake.client.getMe.mockResolvedValue({ ...jane, groups: ['system:authenticated', 'shops'] });
  fake.client.createStore.mockResolvedValue(storeIn('Pending'));
  const { user } = renderApp(fake, '/new');
  await user.type(await nameField(), 'acme');
  const owner = screen.getByRole('combobox', { name: 'Owner', hidden: true });
  expect([...owner.children].map(({ textContent }) => textContent)).toEqual(['You', 'Team shops']);
  await user.selectOptions(owner, 'Team shops');
  await user.click(create());
  await waitFor(() => expect(fake.client.createStore.mock.calls[0]?.[0]).toMatchObject({ team: 'shops' }));
});

it('says what stands in the way when no field is to blame, and lets try again', async () => {
  const fake = fakeClient();
  const detail = 'You have 3 stores, which is all that you may have.';
  fake.client.createStore.mockRejectedValueOnce(problemOf('quota-exceeded', { detail }));
  fake.client.createStore.mockResolvedValueOnce(storeIn('Pending'));
  const { user, path } = renderApp(fake, '/new');
  await user.type(await nameField(), 'acme');
  await user.click(create());
  expect((await screen.findByRole('alert')).textContent).toContain(detail);
  await user.click(create());
  await waitFor(() => expect(path()).toBe('/stores/acme'));
});
