// @vitest-environment jsdom
import type { Me } from '@souk/contract';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const store = { ...storeIn('Ready'), owner: jane.name };

function open(me: Partial<Me>) {
  const fake = fakeClient([store]);
  fake.client.getMe.mockResolvedValue({ ...jane, ...me });
  fake.client.patchStore.mockImplementation(async (_name, { owner }) => ({
    ...store,
    owner: owner ?? store.owner,
    resourceVersion: '101',
    etag: '"u1-2"',
  }));
  return { ...fake, ...renderApp(fake, '/stores/acme/settings') };
}
const button = () => screen.findByRole('button', { name: 'Hand over' });
const confirm = () => screen.getAllByRole('button', { name: 'Hand over' }).at(-1) as HTMLButtonElement;

it('who runs the platform names anybody, and nobody by mistake', async () => {
  const { client, user } = open({});
  await user.click(await button());
  const field = screen.getByRole('textbox', { name: 'New owner' });
  expect(confirm().disabled).toBe(true);
  await user.type(field, 'group:system:authenticated');
  expect(await screen.findByText(/must not be a group of Kubernetes itself/)).toBeTruthy();
  await user.clear(field);
  await user.type(field, 'group:shops');
  await user.click(confirm());
  expect(await screen.findByText(/belongs to Team shops now/)).toBeTruthy();
  expect(client.patchStore.mock.calls).toEqual([['acme', { owner: 'group:shops' }, { ifMatch: '"u1-1"' }]]);
});

const own: Me['access'] = { ...jane.access, list: 'own', transfer: 'own' };

it('an owner chooses among its own teams', async () => {
  const { client, user } = open({ groups: ['system:authenticated', 'shops', 'books'], access: own });
  await user.click(await button());
  const options = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(options).toEqual(['Team shops', 'Team books']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'New owner' }), 'Team books');
  await user.click(confirm());
  await waitFor(() => expect(client.patchStore.mock.calls[0]?.[1]).toEqual({ owner: 'group:books' }));
});

it('says why it is not offered', async () => {
  open({ access: own });
  expect((await button()).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/You are in no team that could take it/)).toBeTruthy();
});

it('says why it was refused', async () => {
  const { client, user } = open({});
  client.patchStore.mockRejectedValue(problemOf('quota-exceeded'));
  await user.click(await button());
  await user.type(screen.getByRole('textbox', { name: 'New owner' }), 'joe');
  await user.click(confirm());
  expect(await screen.findByText(/quota is used up|used up/i)).toBeTruthy();
});
