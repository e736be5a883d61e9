// @vitest-environment jsdom
import type { OperationType, Phase } from '@souk/contract';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const at = '2026-05-04T10:00:00.000Z';
const release = { revision: 4, status: 'deployed', chart: 'store-0.1.0', appVersion: '2.20.1' };

it('tells of an upgrade that was taken back: why, what to do, and that the shop goes on', async () => {
  const rejected = { version: '2.21.2', generation: 2, reason: 'UpgradeTimeout' };
  const failure = { reason: 'Crashed', message: 'It stopped.', hint: 'Mend the data.', log: 'exit 1' };
  renderApp(fakeClient([storeIn('Ready', { release, rejected, failure })]), '/stores/acme');
  expect(await screen.findByRole('heading', { name: 'Medusa 2.21.2 was not taken over' })).toBeTruthy();
  for (const words of ['UpgradeTimeout', 'It stopped.', 'Mend the data.', 'exit 1'])
    expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByText('The shop goes on with Medusa 2.20.1, as before.')).toBeTruthy();
});

it('has a hint of its own for a change that was taken back without one', async () => {
  const rejected = { version: '2.20.1', generation: 2, reason: 'UpgradeTimeout' };
  renderApp(fakeClient([storeIn('Degraded', { release, rejected })]), '/stores/acme');
  expect(await screen.findByRole('heading', { name: 'The last change was not taken over' })).toBeTruthy();
  expect(screen.getByText(/Look at the activity for the cause/)).toBeTruthy();
});

it.each<[Phase, OperationType, string]>([
  ['Updating', 'upgrade', 'Updating'],
  ['Updating', 'rollback', 'Going back'],
  ['Updating', 'hibernate', 'Putting to sleep'],
  ['Updating', 'wake', 'Waking up'],
  ['Ready', 'repair', 'Putting back'],
])('a store that is %s with the operation %s shows its steps', async (phase, type, title) => {
  const steps = [
    { name: 'Release', state: 'done' as const, startedAt: at, finishedAt: '2026-05-04T10:00:01.400Z' },
    { name: 'Database and server', state: 'waiting' as const },
  ];
  const operation = { type, startedAt: at, steps };
  renderApp(fakeClient([storeIn(phase, { operation })]), '/stores/acme');
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  expect(screen.getByText('1.4 s')).toBeTruthy();
});

it('keeps what Kubernetes says behind one line', async () => {
  const conditions = [
    {
      type: 'Ready' as const,
      status: 'True' as const,
      reason: 'Serving',
      message: '',
      lastTransitionTime: at,
    },
    {
      type: 'Healthy' as const,
      status: 'True' as const,
      reason: 'Answers',
      message: '',
      lastTransitionTime: at,
    },
  ];
  const { user } = renderApp(fakeClient([storeIn('Ready', { conditions })]), '/stores/acme');
  const [line] = await screen.findAllByText('Shoppers can order');
  const details = line?.closest('details');
  expect(details?.open).toBe(false);
  if (line) await user.click(line);
  expect(details?.open).toBe(true);
  expect(screen.getByText('Healthy=True · Answers')).toBeTruthy();
});

it('a sleeping store is no store in trouble', async () => {
  const conditions = [
    {
      type: 'Ready' as const,
      status: 'False' as const,
      reason: 'Asleep',
      message: '',
      lastTransitionTime: at,
    },
  ];
  renderApp(fakeClient([storeIn('Hibernated', { conditions })]), '/stores/acme');
  expect(await screen.findAllByText('Asleep until the next visit')).toHaveLength(2);
  expect(screen.queryByText('Shoppers cannot order')).toBeNull();
});

it.each([
  ['WishWaits', 'Plan huge is not offered.', 'What is wished cannot be done'],
  ['RolledBack', 'Went back to what served.', 'Went back; waits for another wish'],
])('does not call it done when Progressing is False for %s', async (reason, message, words) => {
  const progressing = { type: 'Progressing' as const, status: 'False' as const, lastTransitionTime: at };
  const conditions = [{ ...progressing, reason, message }];
  renderApp(fakeClient([storeIn('Ready', { conditions })]), '/stores/acme');
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  expect(screen.getAllByText(message)).toHaveLength(reason === 'WishWaits' ? 2 : 1);
  expect(screen.queryByText('Nothing left to do')).toBeNull();
});

it('each section has an address, and the browser’s Back leads to the one before', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  const { user, path, router } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('link', { name: 'Settings' }));
  expect(await screen.findByRole('heading', { name: 'Danger zone' })).toBeTruthy();
  expect(path()).toBe('/stores/acme/settings');
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('link', { name: 'Overview' }).hasAttribute('aria-current')).toBe(false);
  await router.navigate(-1);
  expect(await screen.findByRole('heading', { name: 'Manage' })).toBeTruthy();
});
