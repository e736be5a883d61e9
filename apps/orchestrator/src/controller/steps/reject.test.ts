import { expect, test } from 'vitest';
import { passOver, paths, stage, storeIn } from '../testing/pass.ts';
import { rejectStore } from './reject.ts';

const failure = { reason: 'Crashed', message: 'It ended', hint: 'Look at its log.' };

test("keeps the container's last words", async () => {
  const { api, deps } = stage();
  const evidence = { from: 'log', pod: 'store-1', container: 'medusa' } as const;
  await rejectStore(deps, passOver(api), { failure, evidence });
  expect(storeIn(api).status).toMatchObject({
    phase: 'Failed',
    failure: { ...failure, log: 'its last words' },
  });
});

test("keeps the namespace's warnings, oldest first and each once", async () => {
  const { api, deps } = stage();
  const pass = passOver(api);
  const event = (reason: string, lastTimestamp: string) => ({
    metadata: { name: `${reason}-${lastTimestamp}` },
    reason,
    message: 'not\n  found',
    lastTimestamp,
    involvedObject: { kind: 'Pod', name: 'store-1' },
  });
  const base = '/api/v1/namespaces/store-acme/events';
  api.put(`${base}/b`, event('FailedMount', '2026-01-01T00:00:02Z'));
  api.put(`${base}/a`, event('FailedScheduling', '2026-01-01T00:00:01Z'));
  api.put(`${base}/c`, event('FailedMount', '2026-01-01T00:00:03Z'));
  await rejectStore(deps, pass, { failure, evidence: { from: 'events' } });
  expect(storeIn(api).status?.failure?.log).toBe(
    'FailedScheduling Pod/store-1: not found\nFailedMount Pod/store-1: not found',
  );
});

test("keeps the shop's own answer", async () => {
  const { api, deps } = stage();
  await rejectStore(deps, passOver(api), { failure, evidence: { from: 'shop' } });
  expect(storeIn(api).status?.failure?.log).toBe('The shop has no product with a price');
});

test('writes nothing over a store that changed meanwhile', async () => {
  const { api, deps } = stage();
  const pass = passOver(api);
  api.put(paths.store, { ...storeIn(api) });
  await expect(rejectStore(deps, pass, { failure })).rejects.toMatchObject({ kind: 'conflict' });
});

test('a log is kept without colours, and only as much as a status may hold', async () => {
  const { api, deps } = stage();
  const client = {
    ...api.client,
    text: () => Promise.resolve(`${'x'.repeat(1e6)}\u001b[31mthe end\u001b[0m\n`),
  };
  const evidence = { from: 'log', pod: 'store-1', container: 'medusa' } as const;
  await rejectStore({ ...deps, client }, passOver(api), { failure, evidence });
  const { log = '' } = storeIn(api).status?.failure ?? {};
  expect(log).toHaveLength(4000);
  expect(log).toMatch(/xthe end$/);
});
