// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const rowOf = (displayName: string) => {
  const row = screen.getByRole('link', { name: displayName }).closest('tr');
  if (!row) throw new Error(`no row of ${displayName}`);
  return within(row);
};

it('follows the event stream without a reload', async () => {
  const { stream } = renderApp(fakeClient([storeIn('Provisioning')]));
  await screen.findByRole('table');
  act(() => stream.tell({ event: 'snapshot', data: { items: [storeIn('Provisioning')] } }));
  act(() => stream.tell({ event: 'store', data: storeIn('Ready', { resourceVersion: '101' }) }));
  await waitFor(() => expect(rowOf('Acme Outfitters').getByTestId('phase').textContent).toBe('Ready'));
  const bolt = storeIn('Pending', { name: 'bolt', displayName: 'Bolt' });
  act(() => stream.tell({ event: 'store', data: bolt }));
  expect(await screen.findByRole('link', { name: 'Bolt' })).toBeTruthy();
  act(() => stream.tell({ event: 'store-deleted', data: { name: 'acme' } }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Acme Outfitters' })).toBeNull());
});

it('a list that arrives after the snapshot does not replace it', async () => {
  const fake = fakeClient();
  const slow = Promise.withResolvers<Awaited<ReturnType<typeof fake.client.listStores>>>();
  fake.client.listStores.mockReturnValue(slow.promise);
  const { stream } = renderApp(fake);
  await screen.findByRole('heading', { name: 'Stores' });
  act(() => stream.tell({ event: 'snapshot', data: { items: [storeIn('Ready')] } }));
  await screen.findByRole('link', { name: 'Acme Outfitters' });
  await act(async () => slow.resolve({ items: [], nextCursor: null, total: 0 }));
  expect(screen.getByRole('link', { name: 'Acme Outfitters' })).toBeTruthy();
});

it('reads all pages of a long list, and draws a part of it', async () => {
  const many = Array.from({ length: 120 }, (_, index) =>
    storeIn('Ready', { name: `shop-${index}`, displayName: `Shop ${index}` }),
  );
  const fake = fakeClient();
  fake.client.listStores.mockImplementation(async ({ cursor } = {}) =>
    cursor
      ? { items: many.slice(100), nextCursor: null, total: 120 }
      : { items: many.slice(0, 100), nextCursor: 'next', total: 120 },
  );
  const { user } = renderApp(fake);
  expect(await screen.findByText('50 of 120')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  expect(screen.getAllByRole('row')).toHaveLength(101);
  await user.type(screen.getByRole('searchbox', { name: 'Search stores' }), 'shop-119');
  expect(screen.getAllByRole('row')).toHaveLength(2);
});

it('narrows by phase and finds the way back', async () => {
  const { user, router } = renderApp(fakeClient([storeIn('Ready'), storeIn('Failed', { name: 'bolt' })]));
  await user.click(await screen.findByRole('button', { name: /^Failed/ }));
  expect(router.state.location.search).toBe('?phase=Failed');
  expect(screen.getAllByTestId('phase')).toHaveLength(1);
  await user.type(screen.getByRole('searchbox'), 'zzz');
  await user.click(screen.getByRole('button', { name: 'Show all stores' }));
  expect(screen.getAllByTestId('phase')).toHaveLength(2);
});

it('invites to open the first store, unless that is not allowed', async () => {
  const fake = fakeClient();
  fake.client.getMe.mockResolvedValue({ ...jane, access: { ...jane.access, create: false } });
  renderApp(fake);
  expect(await screen.findByText('Open your first store')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Create store' }).hasAttribute('disabled')).toBe(true);
});

it('says why there is no list', async () => {
  const fake = fakeClient();
  fake.client.listStores.mockRejectedValue(problemOf('forbidden', { detail: 'You may not list stores.' }));
  renderApp(fake);
  expect((await screen.findByRole('alert')).textContent).toContain('You may not list stores.');
});

it('says that the connection is lost when it stays so', async () => {
  const { stream } = renderApp(fakeClient([storeIn('Ready')]));
  await screen.findByRole('table');
  act(() => stream.lose());
  expect(screen.queryByText('Connection lost.')).toBeNull();
  expect(await screen.findByText('Connection lost.', {}, { timeout: 4_000 })).toBeTruthy();
});
