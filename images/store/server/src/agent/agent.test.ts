import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStatus } from '../boot/status.ts';
import type { Snapshot } from '../snapshots/snapshot.ts';
import { NotStored } from '../snapshots/store-snapshots.ts';
import { startAgent } from './agent.ts';
import type { Store } from './routes.ts';

const snapshot: Snapshot = {
  id: '20261124t120000z-0123ab',
  createdAt: '2026-11-24T12:00:00.000Z',
  bytes: 7,
  version: '2.21.2',
  reason: 'manual',
  place: 'volume',
};

const status = createStatus('2.21.2');
let done: string[];
const store: Store = {
  status: () => ({ ...status.read(), lastRequestAt: '2026-11-24T12:00:00.000Z' }),
  list: () => Promise.resolve({ items: [snapshot] }),
  disk: () => Promise.resolve({ usedBytes: 1, capacityBytes: 2 }),
  take: (reason) => Promise.resolve({ ...snapshot, reason }),
  remove: (id) => Promise.resolve(id === snapshot.id),
  mayRestore: () => status.read().state === 'serving',
  wishRestore: (id) => {
    done.push(`wish ${id}`);
    return Promise.resolve(id === snapshot.id);
  },
  read: (id) => Promise.resolve(id === snapshot.id ? Readable.from(['archive']) : null),
  receive: async (id, content, sha256) => {
    done.push(`${id} ${await text(content)} ${sha256}`);
    return id === snapshot.id;
  },
  end: () => void done.push('end'),
};

let dir: string;
let server: Server;
beforeEach(async () => {
  done = [];
  status.set('serving');
  dir = await mkdtemp(join(tmpdir(), 'agent-'));
  await writeFile(join(dir, 'agent-token'), 'right\n');
  server = startAgent({ port: 0, tokenFile: join(dir, 'agent-token'), store });
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await rm(dir, { recursive: true });
});

type Sent = { method?: string; token?: string | null; body?: string };

async function call(
  path: string,
  { method = 'GET', token = 'right', body }: Sent = {},
): Promise<[number, unknown]> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return [response.status, text === '' ? null : JSON.parse(text)];
}

it('tells what the store is doing', async () => {
  status.set('migrating', { from: '2.20.1', to: '2.21.2' });
  const told = { version: '2.21.2', state: 'migrating', from: '2.20.1', to: '2.21.2' };
  expect(await call('/status')).toEqual([200, { ...told, lastRequestAt: '2026-11-24T12:00:00.000Z' }]);
});

it('tells what the volume holds', async () => {
  expect(await call('/disk')).toEqual([200, { usedBytes: 1, capacityBytes: 2 }]);
});

it('lists, takes and removes snapshots', async () => {
  expect(await call('/snapshots')).toEqual([200, { items: [snapshot] }]);
  const taken = await call('/snapshots', { method: 'POST', body: '{"reason":"final"}' });
  expect(taken).toEqual([201, { ...snapshot, reason: 'final' }]);
  expect(await call(`/snapshots/${snapshot.id}`, { method: 'DELETE' })).toEqual([204, null]);
});

it('writes the wish to restore, answers, and only then ends', async () => {
  expect(await call(`/snapshots/${snapshot.id}/restore`, { method: 'POST' })).toEqual([202, {}]);
  await expect.poll(() => done).toEqual([`wish ${snapshot.id}`, 'end']);
});

it('hands out archives, and takes the one that it waits for', async () => {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: 'Bearer right', 'x-archive-sha256': 'sum' };
  const archiveOf = (id: string) => `http://127.0.0.1:${port}/snapshots/${id}/data`;
  const answer = await fetch(archiveOf(snapshot.id), { headers });
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/x-tar',
    'archive',
  ]);
  expect((await fetch(archiveOf('other'), { headers })).status).toBe(404);
  const put = { method: 'PUT', headers, body: 'x'.repeat(10_000) };
  expect((await fetch(archiveOf(snapshot.id), put)).status).toBe(204);
  expect((await fetch(archiveOf('other'), put)).status).toBe(409);
  expect(done).toEqual([snapshot.id, 'other'].map((id) => `${id} ${'x'.repeat(10_000)} sum`));
});

it('says what the bucket said when it did not take a snapshot', async () => {
  store.take = () => Promise.reject(new NotStored('snapshots.bucket.name: there is no such bucket'));
  const answer = await call('/snapshots', { method: 'POST', body: '{"reason":"manual"}' });
  expect(answer).toMatchObject([502, { code: 'not-stored', detail: expect.stringMatching(/bucket.name/) }]);
});

describe('refuses', () => {
  it.each([null, 'wrong', 'right2', ''])('the token %j', async (token) => {
    for (const path of ['/status', '/snapshots', '/nothing'])
      expect(await call(path, { token })).toMatchObject([401, { code: 'unauthenticated' }]);
  });

  it('everybody where the token is empty or gone, and takes a new one', async () => {
    await writeFile(join(dir, 'agent-token'), '');
    expect((await call('/status', { token: '' }))[0]).toBe(401);
    await rm(join(dir, 'agent-token'));
    expect((await call('/status'))[0]).toBe(401);
    await writeFile(join(dir, 'agent-token'), 'new');
    expect((await call('/status', { token: 'new' }))[0]).toBe(200);
  });

  it.each([
    ['not JSON', 422, 'The body must be JSON'],
    ['null', 422, 'reason must be one of manual, schedule, final'],
    ['{}', 422, 'reason must be one of manual, schedule, final'],
    ['{"reason":"upgrade"}', 422, 'reason must be one of manual, schedule, final'],
    [`{"reason":"${'x'.repeat(5000)}"}`, 413, 'The body may have 4096 bytes'],
  ])('the body %.30s', async (body, code, detail) => {
    expect(await call('/snapshots', { method: 'POST', body })).toMatchObject([code, { detail }]);
  });

  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/snapshots/a/b', 404],
    ['PUT', '/snapshots', 405],
    ['GET', `/snapshots/${snapshot.id}`, 405],
    ['DELETE', '/snapshots/..%2F..%2Fpg', 404],
    ['POST', '/snapshots/unknown/restore', 404],
  ])('%s %s', async (method, path, code) => {
    expect(await call(path, { method })).toMatchObject([code, { status: code }]);
    expect(done).not.toContain('end');
  });

  it('to take or restore while the store does not serve', async () => {
    status.set('migrating');
    const body = '{"reason":"manual"}';
    for (const path of ['/snapshots', `/snapshots/${snapshot.id}/restore`])
      expect(await call(path, { method: 'POST', body })).toMatchObject([409, { code: 'not-now' }]);
    expect(done).toEqual([]);
  });
});
