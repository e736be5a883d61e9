import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { api, isReady, kubectl, platform, storeBecomes, storeIsGone } from '../e2e/support/platform.ts';
import { send } from '../e2e/support/probe-pod.ts';
import { giveToPlatform, host, password, serverLog, sql, startServer } from './server.ts';

beforeAll(async () => {
  await startServer();
  await giveToPlatform(password);
});

const managed = { database: { managed: true } } as const;

const create = (name: string, blueprint: object): Promise<unknown> =>
  api.createStore({ name, blueprint } as Parameters<typeof api.createStore>[0]);

/** "helm test": buys something, as a shopper would. */
const buy = (name: string) =>
  execa(join(platform.binDir, 'helm'), ['test', name, '-n', `store-${name}`, '--timeout', '60s'], {
    env: { KUBECONFIG: platform.kubeconfig },
  });

const ordersIn = (database: string): Promise<string> => sql(database, 'select count(*) from "order"');

/** In the store's own pod, as its own role, in the database of that name. */
const asStore = (name: string, database: string, statement: string): Promise<string> => {
  const url = `$(sed 's#/[a-z_]*$#/${database}#' /run/secrets/database/url)`;
  const command = `psql "${url}" -Atc "${statement}" 2>&1 || true`;
  return kubectl('exec', '-n', `store-${name}`, 'deployment/store', '--', 'sh', '-c', command);
};

test('two stores get a database each, keep their orders over a restart, and cannot enter each other’s', async () => {
  await Promise.all([create('first', managed), create('second', managed)]);
  for (const name of ['first', 'second']) await storeBecomes(name, isReady, 120_000);
  await buy('first');
  expect(await ordersIn('souk_first')).toBe('1');
  await kubectl('delete', 'pod', '-n', 'store-first', '-l', 'app.kubernetes.io/name=store');
  await kubectl('rollout', 'status', 'deployment/store', '-n', 'store-first', '--timeout=90s');
  await buy('first');
  expect([await ordersIn('souk_first'), await ordersIn('souk_second')]).toEqual(['2', '0']);
  expect(await asStore('first', 'souk_first', 'select count(*) from store')).toBe('1');
  for (const other of ['souk_second', 'postgres', 'template1'])
    expect(await asStore('first', other, 'select 1')).toMatch(/permission denied for database/);
  expect(await asStore('first', 'souk_first', 'create database mine')).toMatch(/permission denied/);
  expect(
    await kubectl('get', 'pod', '-n', 'store-first', '-o', 'jsonpath={.items[*].spec.initContainers}'),
  ).toBe('');
});

test('no password is in the logs of server and orchestrator, or in the Store', async () => {
  const url = await kubectl(
    'get',
    'secret',
    'store-database',
    '-n',
    'store-first',
    '-o',
    'jsonpath={.data.url}',
  );
  const own = new URL(Buffer.from(url, 'base64').toString()).password;
  expect(own.length).toBeGreaterThan(20);
  const said = [
    await serverLog(),
    await kubectl('logs', '-n', 'souk-system', 'deployment/orchestrator'),
    await kubectl('logs', '-n', 'store-first', 'deployment/store', '--all-containers'),
    await kubectl('get', 'store', 'first', '-o', 'yaml'),
  ].join('\n');
  expect(said).toContain('create role "souk_first"');
  for (const secret of [own, password]) expect(said).not.toContain(secret);
});

const urlOf = (name: string): Promise<string> =>
  kubectl('get', 'secret', 'store-database', '-n', `store-${name}`, '-o', 'jsonpath={.data.url}');

/** Starts one store's pods, the old ones gone. */
const followed = (name: string): Promise<string> =>
  kubectl('rollout', 'status', 'deployment/store', '-n', `store-${name}`, '--timeout=90s');

test('a deleted way to the database is put back with a new password, and the store sells on with it', async () => {
  const [before, orders] = [await urlOf('first'), await ordersIn('souk_first')];
  const at = Date.now();
  await kubectl('delete', 'secret', 'store-database', '-n', 'store-first');
  await expect.poll(() => urlOf('first').catch(() => ''), { timeout: 60_000 }).not.toBe('');
  console.info(`put back after ${Date.now() - at} ms`);
  expect(await urlOf('first')).not.toBe(before);
  await expect
    .poll(() => kubectl('get', 'events', '-A', '--field-selector', 'involvedObject.name=first'), {
      timeout: 9000,
    })
    .toContain('Secret store-database (missing');
  await expect.poll(() => renewals('first'), { timeout: 30_000 }).not.toBe('');
  await followed('first');
  await buy('first');
  expect(Number(await ordersIn('souk_first'))).toBe(Number(orders) + 1);
});

const renewalPath = '{.spec.template.metadata.annotations.souk\\.dev/database-renewed-at}';

/** On the pods' template: which renewal they started with. */
const renewals = (name: string): Promise<string> =>
  kubectl('get', 'deployment', 'store', '-n', `store-${name}`, '-o', `jsonpath=${renewalPath}`);

test('a new password on request: the old one opens nothing any more', async () => {
  const [before, renewal] = [await urlOf('first'), await renewals('first')];
  await api.rotateCredentials('first', { what: 'database-password' });
  await expect.poll(() => urlOf('first'), { timeout: 60_000 }).not.toBe(before);
  await expect.poll(() => renewals('first'), { timeout: 30_000 }).not.toBe(renewal);
  await followed('first');
  await buy('first');
  const old = Buffer.from(before, 'base64').toString();
  const command = `psql '${old}' -Atc 'select 1' 2>&1 || true`;
  expect(await kubectl('exec', '-n', 'store-first', 'deployment/store', '--', 'sh', '-c', command)).toMatch(
    /password authentication failed/,
  );
});

test('where the database is cannot change, whoever asks', async () => {
  await expect(api.patchStore('first', { blueprint: { database: null } })).rejects.toMatchObject({
    problem: { code: 'invalid-field' },
  });
  await expect(
    kubectl('patch', 'store', 'first', '--type=merge', '-p', '{"spec":{"blueprint":{"database":null}}}'),
  ).rejects.toThrow('blueprint.database cannot change');
});

test('a wrong password of one’s own is a failure with a clear reason, and nothing of it stays', async () => {
  await create('third', { database: { existingSecret: 'mine' } });
  await expect
    .poll(() => kubectl('get', 'namespace', 'store-third').catch(() => ''), { timeout: 20_000 })
    .not.toBe('');
  await send(['create'], {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'mine', namespace: 'store-third' },
    stringData: { url: `postgresql://boss:wrong-secret@${host}:5432/postgres` },
  });
  const failed = await storeBecomes('third', ({ phase }) => phase === 'Failed', 150_000);
  const words = JSON.stringify(failed);
  expect(words).toMatch(/refuses the role or its password/);
  expect(words).not.toContain('wrong-secret');
  await api.deleteStore('third');
  await storeIsGone('third');
});

test('a server that refuses is named, at making and at dropping, until it is mended', async () => {
  await giveToPlatform('not-the-password');
  await create('fourth', managed);
  const waiting = await storeBecomes('fourth', ({ conditions }) =>
    conditions.some(({ message }) => message.includes('The database cannot be made')),
  );
  expect(JSON.stringify(waiting)).toMatch(/password authentication failed/);
  await api.deleteStore('second');
  await storeBecomes('second', ({ operation }) =>
    JSON.stringify(operation).includes('Blocked: database souk_second: password authentication failed'),
  );
  await giveToPlatform(password);
  await storeIsGone('second');
  await storeBecomes('fourth', isReady, 120_000);
});

test('with the store its database and its role go', async () => {
  for (const name of ['first', 'fourth']) await api.deleteStore(name);
  for (const name of ['first', 'fourth']) await storeIsGone(name);
  expect(await sql('postgres', "select datname from pg_database where datname like 'souk%'")).toBe('');
  expect(await sql('postgres', "select rolname from pg_roles where rolname like 'souk%'")).toBe('');
});
