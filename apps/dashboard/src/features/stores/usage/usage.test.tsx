// @vitest-environment jsdom
import type { Usage } from '@souk/contract';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const mi = 1024 ** 2;
const usage: Usage = {
  at: new Date().toISOString(),
  cpuCores: 0.042,
  memoryBytes: 412 * mi,
  memoryLimitBytes: 700 * mi,
  disk: { usedBytes: 300 * mi, capacityBytes: 50_000 * mi },
  containers: [
    { name: 'medusa', cpuCores: 0.036, memoryBytes: 331 * mi },
    { name: 'postgres', cpuCores: 0.006, memoryBytes: 81 * mi },
  ],
};
const small = { name: 'small', description: 'Small', memory: '700Mi', storage: '1Gi', default: true };

function open(answer: () => Promise<Usage>, phase: Parameters<typeof storeIn>[0] = 'Ready') {
  const fake = fakeClient([storeIn(phase)]);
  fake.client.getUsage.mockImplementation(answer);
  fake.client.listPlans.mockResolvedValue({ items: [small] });
  return renderApp(fake, '/stores/acme/usage');
}

it('tells what the store takes against its plan', async () => {
  open(() => Promise.resolve(usage));
  const memory = await screen.findByRole('meter', { name: 'Memory of the server' });
  expect(memory.textContent).toBe('331 MiB of 700 MiB');
  expect((await screen.findByText('300 MiB of 1 GiB')).getAttribute('aria-label')).toBe('Disk');
  expect(screen.getByText('0.04 cores', { selector: 'p' })).toBeTruthy();
  const table = within(screen.getByRole('table', { name: 'By container' }));
  expect(table.getByRole('row', { name: /PostgreSQL database 0\.01 cores 81 MiB/ })).toBeTruthy();
});

it('says what nobody measures', async () => {
  open(() => Promise.resolve({ ...usage, disk: null, memoryLimitBytes: null, containers: [] }));
  expect(await screen.findByText('not measured on this cluster')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

it('waits for the first figures', async () => {
  open(() => new Promise<Usage>(() => undefined));
  expect(await screen.findByText('Loading usage…')).toBeTruthy();
});

it('a sleeping store takes nothing and can be woken', async () => {
  open(() => Promise.reject(problemOf('not-running', { detail: 'It has no pod now.' })), 'Hibernated');
  expect(await screen.findByText('It has no pod now.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Wake up' })).toBeTruthy();
});

it('says why there are no figures', async () => {
  open(() =>
    Promise.reject(problemOf('unavailable', { detail: "The store's node has no figures of it now." })),
  );
  expect((await screen.findByRole('alert')).textContent).toContain('has no figures of it now');
});
