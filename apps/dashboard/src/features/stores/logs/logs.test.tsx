// @vitest-environment jsdom
import type { Client } from '@souk/client';
import type { LogsQuery } from '@souk/contract';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeClient, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

type Log = {
  query: Partial<LogsQuery>;
  signal: AbortSignal | undefined;
  say(text: string): void;
  end(): void;
};

/** Logs in the test's own hand, in the order in which they were asked for. */
function fakeLogs(phase: Parameters<typeof storeIn>[0] = 'Ready') {
  const fake = fakeClient([storeIn(phase)]);
  const logs: Log[] = [];
  fake.client.logs.mockImplementation((_name, query = {}, { signal } = {}) => {
    const stream = new TransformStream<string, string>();
    const writer = stream.writable.getWriter();
    logs.push({ query, signal, say: (text) => void writer.write(text), end: () => void writer.close() });
    return stream.readable[Symbol.asyncIterator]() as ReturnType<Client['logs']>;
  });
  return { fake, logs };
}

const view = () => screen.findByRole('log');
const shows = (text: string) => waitFor(async () => expect((await view()).textContent).toBe(text));

it('follows the log of the server, and holds still while it is paused', async () => {
  const { fake, logs } = fakeLogs();
  const { user } = renderApp(fake, '/stores/acme/logs');
  expect(await screen.findByText('Waiting for the log…')).toBeTruthy();
  expect(logs[0]?.query).toMatchObject({ container: 'medusa', follow: true, previous: false });
  act(() => logs[0]?.say('one\n'));
  await shows('one');
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  act(() => logs[0]?.say('two\n'));
  expect(screen.getByText(/What arrives meanwhile is kept/)).toBeTruthy();
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect((await view()).textContent).toBe('one');
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  await shows('one\ntwo');
});

it('reads another container, and lets go of the one before', async () => {
  const { fake, logs } = fakeLogs();
  const { user } = renderApp(fake, '/stores/acme/logs');
  await view();
  act(() => logs[0]?.say('server\n'));
  await shows('server');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Log of' }), 'postgres previous');
  expect(logs[0]?.signal?.aborted).toBe(true);
  expect(logs[1]?.query).toMatchObject({ container: 'postgres', follow: false, previous: true });
  act(() => logs[1]?.say('database\n'));
  act(() => logs[1]?.end());
  await shows('database');
  expect(await screen.findByText('The log has ended here.')).toBeTruthy();
});

it('hands over what it shows as a file', async () => {
  const { fake, logs } = fakeLogs();
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
  URL.revokeObjectURL = () => undefined;
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const { user } = renderApp(fake, '/stores/acme/logs');
  await view();
  act(() => logs[0]?.say('one\ntwo\n'));
  await shows('one\ntwo');
  await user.click(screen.getByRole('button', { name: 'Download log' }));
  expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('acme-medusa.log');
  expect(blobs[0]?.size).toBe('one\ntwo'.length);
  click.mockRestore();
});

it('begins again by itself when a store that slept has a pod', async () => {
  const { fake, logs } = fakeLogs('Hibernated');
  const detail = 'The store is Hibernated and has no pod now.';
  fake.client.logs.mockImplementationOnce(async function* refuse() {
    yield* [] as string[];
    throw problemOf('not-running', { detail });
  });
  const { stream } = renderApp(fake, '/stores/acme/logs');
  expect(await screen.findByText(detail)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Wake up' })).toBeTruthy();
  act(() =>
    stream.tell({ event: 'snapshot', data: { items: [storeIn('Ready', { resourceVersion: '101' })] } }),
  );
  await waitFor(() => expect(logs).toHaveLength(1));
  act(() => logs[0]?.say('awake\n'));
  await shows('awake');
});

it('says why there is no log, and reads again when asked', async () => {
  const { fake, logs } = fakeLogs();
  fake.client.logs.mockImplementationOnce(async function* refuse() {
    yield* [] as string[];
    throw problemOf('forbidden', { detail: 'You may not read logs.' });
  });
  const { user } = renderApp(fake, '/stores/acme/logs');
  expect((await screen.findByRole('alert')).textContent).toContain('You may not read logs.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await view();
  act(() => logs[0]?.say('there\n'));
  await shows('there');
});
