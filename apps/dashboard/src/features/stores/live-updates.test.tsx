// @vitest-environment jsdom
import { phases } from '@souk/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Client } from '@souk/client';
import { renderApp } from '../../testing/render-app.tsx';
import { storeOf } from '../../testing/store-of.ts';
import { refusal, testClient } from '../../testing/test-client.ts';

const phaseOf = async (name: string) => {
  const row = (await screen.findByRole('link', { name })).closest('tr');
  return row && within(row).getByTestId('phase').textContent;
};

test('the list shows every phase', async () => {
  renderApp(testClient(phases.map((phase) => storeOf(phase.toLowerCase(), phase))));
  for (const phase of phases) expect(await phaseOf(phase.toLowerCase())).toBe(phase);
});

test('a change that the stream tells shows without loading anything', async () => {
  const app = testClient([storeOf('acme', 'Provisioning')]);
  renderApp(app);
  expect(await phaseOf('acme')).toBe('Provisioning');
  act(() => {
    app.stream().onEvent({ event: 'store', data: storeOf('acme', 'Ready', { resourceVersion: '11' }) }, '2');
    app.stream().onEvent({ event: 'store', data: storeOf('bazaar', 'Pending') }, '3');
  });
  await waitFor(async () => expect(await phaseOf('acme')).toBe('Ready'));
  expect(await phaseOf('bazaar')).toBe('Pending');
  act(() => app.stream().onEvent({ event: 'store-deleted', data: { name: 'acme' } }, '4'));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'acme' })).toBeNull());
});

test('without stores the page invites to the first one', async () => {
  renderApp(testClient());
  expect(await screen.findByRole('button', { name: 'Create store' })).toBeDefined();
  expect(screen.getByRole('heading', { name: 'Open your first store' })).toBeDefined();
});

test('a lost connection is told, and a new one takes the banner away', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const app = testClient([storeOf('acme')]);
    renderApp(app);
    await screen.findByRole('link', { name: 'acme' });
    act(() => {
      app.stream().onState?.({ state: 'open' });
      app.stream().onState?.({ state: 'waiting', retryInMs: 15_000 });
    });
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText('Connection lost.')).toBeDefined();
    act(() => app.stream().onState?.({ state: 'open' }));
    expect(screen.queryByText('Connection lost.')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('a stream that is refused because the session is over leads to sign-in', async () => {
  const events = vi.fn<Client['events']>(() => Promise.reject(refusal('unauthenticated')));
  renderApp(testClient([storeOf('acme')], { events }));
  expect(await screen.findByText(/Your session has ended/)).toBeDefined();
});
