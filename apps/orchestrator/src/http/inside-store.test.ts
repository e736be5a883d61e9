import { createClient } from '@souk/client';
import type { Activity, ActivityList, Problem, Usage } from '@souk/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { podOf } from '../testing/fake-insides.ts';
import { createTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
let abort: AbortController;
const streamLimits = { heartbeatMs: 20, maxWaiting: 1 << 20, maxStalledBeats: 4 };

beforeEach(async () => {
  abort = new AbortController();
  api = await createTestApi({ deps: { streamLimits } });
  api.cluster.put(storeOf({ name: 'acme', status: { phase: 'Ready', namespace: 'store-acme' } }));
  api.cluster.insides.pods.set('store-acme', podOf('store-1'));
});
afterEach(async () => {
  abort.abort();
  await api.app.close();
});

const happened = (id: string): Activity => ({
  id,
  type: 'Normal',
  reason: 'Pulled',
  message: 'The image is there',
  object: 'Pod/store-1',
  count: 1,
  firstAt: '2026-01-01T00:00:00Z',
  lastAt: '2026-01-01T00:00:00Z',
});
const clientFor = async (token = 'jane-token') =>
  createClient({ baseUrl: await api.app.listen({ port: 0, host: '127.0.0.1' }), token });

describe('usage', () => {
  const usage = async () => await api.call('GET /api/v1/stores/acme/usage');

  test('figures of the pod, with its limit in bytes', async () => {
    const containers = [{ name: 'medusa', cpuCores: 0.5, memoryBytes: 100 }];
    api.cluster.insides.usageOf = {
      at: '2026-01-01T00:00:00Z',
      cpuCores: 0.5,
      memoryBytes: 100,
      disk: { usedBytes: 1, capacityBytes: 2 },
      containers,
    };
    expect((await usage()).json<Usage>()).toMatchObject({ memoryLimitBytes: 700 * 2 ** 20, containers });
  });

  test('a volume that the node does not measure is measured by the store, within what its plan grants', async () => {
    const disk = async () => (await usage()).json<Usage>().disk;
    expect(await disk()).toBeNull();
    api.cluster.secrets.set('store-acme/store', { 'agent-token': 'secret-of-acme' });
    expect(await disk()).toEqual({ usedBytes: 80 * 2 ** 20, capacityBytes: 2 ** 30 });
    api.cluster.agent.volume = { usedBytes: 10, capacityBytes: 100 };
    expect(await disk()).toEqual({ usedBytes: 10, capacityBytes: 100 });
    // An older store does not know the question.
    api.cluster.agent.failure = 'not-found';
    expect(await disk()).toBeNull();
  });

  test.each(['not-found', 'forbidden', 'unavailable'] as const)('figures that are %s', async (kind) => {
    api.cluster.insides.usageOf = kind;
    const answer = await usage();
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '10']);
  });

  test('a store without a pod takes nothing, and says so', async () => {
    api.cluster.insides.pods.clear();
    expect((await usage()).json<Problem>().code).toBe('not-running');
  });
});

describe('events', () => {
  test('what happened is listed', async () => {
    api.cluster.insides.happened.push(happened('a'));
    const answer = await api.call('GET /api/v1/stores/acme/events');
    expect(answer.json<ActivityList>().items).toEqual([happened('a')]);
  });

  test('a follower gets what happened, then what happens, and resumes after the last it has', async () => {
    const { insides } = api.cluster;
    insides.happened.push(happened('a'), happened('b'));
    const client = await clientFor();
    const seen: string[] = [];
    const follow = (lastEventId?: string) =>
      client.activity('acme', {
        signal: abort.signal,
        ...(lastEventId ? { lastEventId } : {}),
        onEvent: ({ id }) => void seen.push(id),
      });
    void follow();
    await vi.waitFor(() => expect(seen).toEqual(['a', 'b']));
    insides.happening.write(happened('c'));
    await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c']));
    void follow('a');
    await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c', 'b']));
  });
});

describe('logs', () => {
  const log = (query: string) => api.call(`GET /api/v1/stores/acme/logs${query}`);

  test('the log comes as text, with what was asked for', async () => {
    api.cluster.insides.source.end('Grüße\nvon Medusa\n');
    const answer = await log('?container=postgres&tail=2&previous=true');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toBe('Grüße\nvon Medusa\n');
    expect(api.cluster.insides.asked).toEqual([
      { container: 'postgres', tail: 2, follow: false, previous: true },
    ]);
  });

  test.each([
    ['?tail=-1', 'tail'],
    ['?tail=5001', 'tail'],
    ['?container=istio', 'container'],
    ['?follow=yes', 'follow'],
    ['?since=1h', 'since'],
  ])('%s is refused', async (query, field) => {
    const answer = await log(query);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<Problem>().errors?.map((error) => error.field)).toEqual([field]);
  });

  test.each(['invalid', 'not-found'] as const)('a container without a log: %s', async (kind) => {
    api.cluster.insides.logFails = kind;
    expect((await log('')).json<Problem>().code).toBe('not-running');
  });

  test('a followed log arrives as it is written, across letters of several bytes', async () => {
    const { source } = api.cluster.insides;
    const client = await clientFor();
    const seen: string[] = [];
    const done = (async () => {
      for await (const piece of client.logs('acme', { follow: true })) seen.push(piece);
    })();
    const letter = Buffer.from('ü');
    source.write(letter.subarray(0, 1));
    setTimeout(() => source.write(letter.subarray(1)), 30);
    await vi.waitFor(() => expect(seen.join('')).toBe('ü'));
    source.end('end\n');
    await done;
    expect(seen.join('')).toBe('üend\n');
  });

  test('a reader that leaves ends the log, and one that loses the store does too', async () => {
    const { source } = api.cluster.insides;
    const client = await clientFor();
    const pieces = client.logs('acme', { follow: true });
    const first = pieces.next();
    source.write('a line\n');
    await first;
    await pieces.return(undefined);
    await vi.waitFor(() => expect(source.destroyed).toBe(true));
  });

  test('a log that is followed ends when the store changes hands', async () => {
    const client = await clientFor();
    api.cluster.insides.source.write('a line\n');
    const done = (async () => {
      const seen: string[] = [];
      for await (const piece of client.logs('acme', { follow: true })) {
        seen.push(piece);
        const store = storeOf({ name: 'acme', spec: { owner: 'joe' }, status: { namespace: 'store-acme' } });
        api.cluster.put(store);
      }
      return seen.join('');
    })();
    expect(await done).toBe('a line\n');
  });

  test('a slow reader holds the log back instead of filling memory', async () => {
    const { source } = api.cluster.insides;
    const client = await clientFor();
    const pieces = client.logs('acme', { follow: true });
    const first = pieces.next();
    source.write('a line\n');
    await first;
    let written = 0;
    while (source.write('x'.repeat(100_000)) && written < 1_000) {
      written += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (let wait = 0; wait < 50; wait += 1) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(written).toBeLessThan(1_000);
    await pieces.return(undefined);
  });
});
