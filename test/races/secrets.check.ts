import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { kubectl } from '../../embedded/launcher/platform.ts';
import { embeddedAccess } from '../../embedded/launcher/targets/embedded.ts';
import { instance } from '../chaos/stage.ts';
import { type Caller, createCaller } from './callers.ts';
import { endReplicas, type Replica, startReplicas } from './replicas.ts';

const stage = inject('stage');
const name = 'secretive';
let replicas: Replica[] = [];
let ida: Caller;

beforeAll(async () => {
  ida = await createCaller(stage, 'ida', 'tenant');
  replicas = await startReplicas(stage, 1);
});
afterAll(() => endReplicas(replicas));

async function read<T>(...args: string[]): Promise<T> {
  const output = await kubectl(embeddedAccess(instance, stage.binDir), 'get', ...args, '--output', 'json');
  return JSON.parse(output) as T;
}

type Secret = { data: Record<string, string> };

test('no secret of a store or a caller is in the log, the records, or what Helm keeps', async () => {
  const api = ida.at(replicas[0]?.url ?? '');
  await api.createStore({ name, version: '9.0.1', plan: 'light' });
  await expect
    .poll(async () => (await api.getStore(name)).phase, { timeout: 90_000, interval: 500 })
    .toBe('Ready');
  const { password } = await api.getCredentials(name);
  const namespace = ['--namespace', `store-${name}`];
  const { data } = await read<Secret>('secret', 'store', ...namespace);
  const secrets = Object.values(data).map((value) => Buffer.from(value, 'base64').toString());
  expect(secrets).toContain(password);

  const { items } = await read<{ items: Secret[] }>('secrets', ...namespace, '-l', 'owner=helm');
  const unpack = ({ data: { release = '' } }: Secret) =>
    gunzipSync(Buffer.from(Buffer.from(release, 'base64').toString(), 'base64')).toString();
  const places = {
    log: await readFile(join(stage.folder, 'orchestrators.log'), 'utf8'),
    records: JSON.stringify(await read('configmaps', '--namespace', 'souk-system')),
    events: JSON.stringify(await read('events', '--all-namespaces')),
    releases: items.map(unpack).join(),
  };
  // They are the right places: what may be there is.
  expect(places.log).toContain('audit: store.create');
  expect(places.records).toContain('credentials.read');
  expect(places.releases).toContain('"manifest"');
  for (const [place, text] of Object.entries(places))
    for (const secret of [...secrets, ida.token])
      expect(text.includes(secret) || text.includes(btoa(secret)), `a secret is in the ${place}`).toBe(false);
});
