// @vitest-environment jsdom
import type { Store } from '@souk/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const at = (seconds: number) =>
  new Date(Date.parse('2026-05-04T10:00:00.000Z') + seconds * 1000).toISOString();

const installing: Store = storeIn('Provisioning', {
  createdAt: at(0),
  operation: {
    type: 'install',
    startedAt: at(0.2),
    steps: [
      { name: 'install-release', state: 'done', startedAt: at(0.2), finishedAt: at(0.6) },
      { name: 'start-store', state: 'running', startedAt: at(0.6), message: 'Starting the database' },
      { name: 'check-orders', state: 'waiting' },
    ],
  },
});
const ready = storeIn('Ready', { createdAt: at(0), readyAt: at(5.8), resourceVersion: '101' });

it('leads from Provisioning to Ready without a reload', async () => {
  const { stream } = renderApp(fakeClient([installing]), '/stores/acme');
  expect(await screen.findByText('Starting the database')).toBeTruthy();
  expect(screen.getByText('0.4 s')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Open shop' })).toBeNull();
  act(() => stream.tell({ event: 'store', data: ready }));
  expect(await screen.findByText('Ready in 5.8 s')).toBeTruthy();
  const shop = screen.getByRole('link', { name: 'Open shop' });
  expect(shop.getAttribute('href')).toBe('http://acme.local.gd:8080');
  expect(screen.getByRole('link', { name: 'Open admin' }).getAttribute('href')).toMatch(/\/app$/);
  expect(screen.getByText('Check orders').textContent).toContain('done');
  expect(screen.getByText(/^Acme Outfitters is Ready/)).toBeTruthy();
});

it('celebrates only what happened before the reader’s eyes', async () => {
  renderApp(fakeClient([ready]), '/stores/acme');
  expect(await screen.findByText('5.8 s')).toBeTruthy();
  expect(screen.queryByText('Ready in 5.8 s')).toBeNull();
});

it('shows why a store failed, in words and by its log, and tries again', async () => {
  const failure = {
    reason: 'ImagePullBackOff',
    message: 'The image is not on any node.',
    hint: 'Bring it to the cluster.',
    log: 'line 1\nline 2',
  };
  const fake = fakeClient([storeIn('Failed', { failure })]);
  fake.client.retryStore.mockResolvedValue(storeIn('Pending', { resourceVersion: '101' }));
  const { user } = renderApp(fake, '/stores/acme');
  for (const words of ['ImagePullBackOff', 'The image is not on any node.', 'Bring it to the cluster.'])
    expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByText(/line 1/).textContent).toBe('line 1\nline 2');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByTestId('phase').textContent).toBe('Pending'));
  expect(screen.queryByText('ImagePullBackOff')).toBeNull();
});

it('fetches the login only when asked, and forgets it when hidden', async () => {
  const fake = fakeClient([ready]);
  const login = { adminUrl: ready.adminUrl, email: 'jane@example.com', password: 'p4ss' };
  fake.client.getCredentials.mockResolvedValue(login);
  const { user } = renderApp(fake, '/stores/acme');
  const show = await screen.findByRole('button', { name: 'Show credentials' });
  expect(fake.client.getCredentials).not.toHaveBeenCalled();
  await user.click(show);
  expect((await screen.findByTestId('admin-password')).textContent).toBe('p4ss');
  expect(screen.getByTestId('admin-email').textContent).toBe('jane@example.com');
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByTestId('admin-password')).toBeNull();
});

it('says that there is no such store', async () => {
  renderApp(fakeClient([ready]), '/stores/nobody');
  expect(await screen.findByText('There is no store “nobody”')).toBeTruthy();
});
