// @vitest-environment jsdom
import type { Client } from '@souk/client';
import { actionsByPhase, type Phase, phases } from '@souk/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeOf } from '../../../testing/store-of.ts';
import { refusal, testClient } from '../../../testing/test-client.ts';

const failure = {
  reason: 'ImagePullBackOff',
  message: 'The image is on no node.',
  hint: 'Choose another version.',
  log: 'last words',
};

async function openPage(phase: Phase, rest: Parameters<typeof storeOf>[2] = {}, calls: Partial<Client> = {}) {
  const app = testClient([storeOf('acme', phase, rest), storeOf('bazaar')], calls);
  const page = renderApp(app, '/stores/acme');
  await screen.findByTestId('phase');
  return { ...page, stream: app.stream };
}

test.each(phases)('a store that is %s shows what it allows, and nothing else', async (phase) => {
  await openPage(phase);
  expect(screen.getByTestId('phase').textContent).toBe(phase);
  const allowed = actionsByPhase[phase];
  expect(screen.queryByRole('link', { name: /Open shop/ }) !== null).toBe(allowed.includes('open'));
  expect(screen.queryByRole('link', { name: /Open admin/ }) !== null).toBe(allowed.includes('open'));
  const credentials = screen.queryByRole('button', { name: 'Show credentials' });
  expect(credentials !== null).toBe(allowed.includes('credentials'));
  expect(screen.queryAllByRole('button', { name: 'Delete store' }).length > 0).toBe(
    allowed.includes('delete'),
  );
});

test('an install is watched step by step until the store is ready', async () => {
  const startedAt = '2026-01-01T00:00:00.100Z';
  const steps = [
    {
      name: 'Install the release',
      state: 'done' as const,
      startedAt,
      finishedAt: '2026-01-01T00:00:01.300Z',
    },
    { name: 'Start the server', state: 'running' as const, startedAt: '2026-01-01T00:00:01.300Z' },
  ];
  const { stream } = await openPage('Provisioning', { operation: { type: 'install', startedAt, steps } });
  expect(screen.getByText('Install the release').closest('li')?.textContent).toContain('1.2 s');
  expect(screen.getByText('Start the server').textContent).toContain('under way');
  act(() =>
    stream().onEvent({ event: 'store', data: storeOf('acme', 'Ready', { resourceVersion: '11' }) }, '1'),
  );
  const ready = await screen.findByRole('region', { name: 'Ready' });
  expect(ready.textContent).toContain('Ready in 5.8 s');
  expect(screen.getByRole('link', { name: /Open shop/ }).getAttribute('href')).toBe(
    'http://acme.localhost:8080',
  );
});

test('a failure is told in words, with its log, and can be tried again', async () => {
  const retryStore = vi.fn<Client['retryStore']>((name) =>
    Promise.resolve(storeOf(name, 'Pending', { resourceVersion: '11' })),
  );
  const { user } = await openPage('Failed', { failure }, { retryStore });
  for (const words of Object.values(failure)) expect(screen.getByText(words)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(screen.getByTestId('phase').textContent).toBe('Pending'));
  expect(retryStore).toHaveBeenCalledExactlyOnceWith('acme');
});

test('credentials are fetched on asking, and forgotten when hidden', async () => {
  const login = { adminUrl: 'http://acme.localhost/app', email: 'jane@example.com', password: 'p4ss' };
  const getCredentials = vi.fn<Client['getCredentials']>(() => Promise.resolve(login));
  const { user } = await openPage('Ready', {}, { getCredentials });
  expect(getCredentials).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Show credentials' }));
  expect((await screen.findByTestId('admin-email')).textContent).toBe(login.email);
  expect(screen.getByTestId('admin-password').textContent).toBe(login.password);
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByText(login.password)).toBeNull();
});

async function confirmDelete(user: Awaited<ReturnType<typeof openPage>>['user'], typed: string) {
  const [button] = screen.getAllByRole('button', { name: 'Delete store' });
  if (button) await user.click(button);
  const dialog = within(screen.getByRole('dialog'));
  await user.type(dialog.getByLabelText("Type the store's name to confirm"), typed);
  const submit = dialog.getByRole('button', { name: 'Delete' });
  return { dialog, submit };
}

test('deleting needs the name, is watched, and ends on the list', async () => {
  const deleteStore = vi.fn<Client['deleteStore']>((name) =>
    Promise.resolve(storeOf(name, 'Deleting', { resourceVersion: '11' })),
  );
  const { user, router, stream } = await openPage('Ready', {}, { deleteStore });
  const { dialog, submit } = await confirmDelete(user, 'acm');
  expect(submit).toHaveProperty('disabled', true);
  await user.type(dialog.getByLabelText("Type the store's name to confirm"), 'e');
  await user.click(submit);
  await waitFor(() => expect(screen.getByTestId('phase').textContent).toBe('Deleting'));
  expect(screen.queryByRole('dialog')).toBeNull();
  act(() => stream().onEvent({ event: 'store-deleted', data: { name: 'acme' } }, '2'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  expect(screen.getByText(/acme is gone/)).toBeDefined();
  expect(deleteStore).toHaveBeenCalledExactlyOnceWith('acme');
});

test('a delete that is refused keeps the dialog and says why', async () => {
  const refuse = () => Promise.reject(refusal('action-not-allowed', { detail: 'It is being updated.' }));
  const { user } = await openPage('Ready', {}, { deleteStore: refuse });
  const { dialog, submit } = await confirmDelete(user, 'acme');
  await user.click(submit);
  expect((await dialog.findByRole('alert')).textContent).toContain('It is being updated.');
});

test('an address without a store says so', async () => {
  renderApp(testClient([storeOf('bazaar')]), '/stores/nope');
  expect(await screen.findByText(/There is no store/)).toBeDefined();
});
