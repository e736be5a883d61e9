import { pathOf, resources } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { passOver, stage } from '../testing/pass.ts';
import { databaseAccessDrift, isDue, repairDatabaseAccess } from './database-access.ts';

const namespace = 'store-acme';
const secret = pathOf(resources.secrets, { namespace, name: 'store-database' });
const deployment = pathOf(resources.deployments, { namespace, name: 'store' });
const url = 'postgresql://souk_acme:geheim@db/souk_acme';

function withDatabase(values?: Record<string, string>) {
  const { api, deps } = stage();
  const pass = passOver(api, { blueprint: { database: { managed: true } } });
  const database = { name: 'souk_acme', madeFor: 'n1' };
  pass.store = { ...pass.store, status: { ...pass.store.status, database } };
  const encoded = Object.entries(values ?? {}).map(([key, value]) => [key, btoa(value)]);
  const metadata = { name: 'store-database', namespace };
  if (values) api.put(secret, { metadata, data: Object.fromEntries(encoded) });
  api.put(deployment, { metadata: { name: 'store', namespace }, spec: {} });
  return { api, deps, pass };
}

test.each([
  ['missing', undefined, 'missing'],
  ['without a password', { url: '' }, 'no password'],
  ['for which a new one was asked', { url, 'renewal-asked': 'b' }, 'asked for'],
  ['that the pods did not see', { url, 'renewed-at': 'b' }, 'have not started'],
])('the way to a database %s is said, without a word of it', async (_what, values, words) => {
  const { deps, pass } = withDatabase(values);
  const [found = ''] = await databaseAccessDrift(deps, pass);
  expect(found).toContain(words);
  expect(found).not.toContain('geheim');
});

test('a store with a database of its own has nothing to put back', async () => {
  const { api, deps } = stage();
  expect(await databaseAccessDrift(deps, passOver(api))).toEqual([]);
});

test('pods start again with what they did not see, once', async () => {
  const { api, deps, pass } = withDatabase({ url, 'renewed-at': 'b' });
  expect((await databaseAccessDrift(deps, pass)).every(isDue)).toBe(true);
  await repairDatabaseAccess(deps, pass);
  expect(await databaseAccessDrift(deps, pass)).toEqual([]);
  api.writes.length = 0;
  await repairDatabaseAccess(deps, pass);
  expect(api.writes).toEqual([]);
});

test('where there is no server the reason is kept to be read, and it is tried again', async () => {
  const { deps, pass } = withDatabase();
  await expect(repairDatabaseAccess(deps, pass)).rejects.toThrow('database.adminSecret');
  expect(pass.store.status?.database).toMatchObject({ madeFor: 'n1', problem: expect.any(String) as string });
});
