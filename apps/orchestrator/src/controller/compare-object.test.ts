import { type KubeClient, type KubeObject, resources } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { differenceOf, differences } from './compare-object.ts';

const metadata = { name: 'store', namespace: 'store-acme' };
const wanted = { resource: resources.services, object: { metadata, spec: { ports: [{ port: 9000 }] } } };

/** Answers a read with each of `live` in turn, and a dry run with what `applied` makes of it. */
function serverWith(live: KubeObject[], applied: (object: KubeObject) => KubeObject) {
  const asked: unknown[] = [];
  const json = (method: string, _path: string, call?: { query?: unknown }) => {
    const now = (live.length > 1 ? live.shift() : live[0]) as KubeObject;
    if (method === 'PATCH') asked.push(call?.query);
    return Promise.resolve(method === 'PATCH' ? applied(now) : now);
  };
  return { asked, client: { json } as unknown as KubeClient };
}
const service = (port: number, resourceVersion = '1'): KubeObject =>
  ({
    metadata: { ...metadata, resourceVersion },
    spec: { ports: [{ port }] },
    status: { a: 1 },
  }) as KubeObject;

test('names the fields that applying would change, and changes nothing itself', async () => {
  const { client, asked } = serverWith([service(80)], () => service(9000));
  expect(await differenceOf(client, wanted)).toBe('Service store (spec.ports[0].port)');
  expect(asked).toEqual([{ fieldManager: 'souk-inspection', force: true, dryRun: 'All' }]);
});

test('what the API server itself writes is no difference', async () => {
  const { client } = serverWith([service(9000)], (live) => ({
    ...live,
    metadata: { ...live.metadata, generation: 7, managedFields: [] } as KubeObject['metadata'],
    status: { a: 2 },
  }));
  expect(await differenceOf(client, wanted)).toBeUndefined();
});

test('an object that changes meanwhile is looked at again', async () => {
  const { client, asked } = serverWith(
    [service(80, '1'), service(9000, '2'), service(9000, '2')],
    (live) => live,
  );
  expect(await differenceOf(client, wanted)).toBeUndefined();
  expect(asked).toHaveLength(2);
});

test('one that is being deleted is left to go', async () => {
  const going = { ...service(80), metadata: { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } };
  const { client, asked } = serverWith([going], (live) => live);
  expect(await differenceOf(client, wanted)).toBeUndefined();
  expect(asked).toEqual([]);
});

test('differences are told by path, lists of another length as a whole', () => {
  expect(differences({ a: { b: 1 }, c: [1] }, { a: { b: 2 }, c: [1, 2], d: null })).toEqual([
    'a.b',
    'c',
    'd',
  ]);
  expect(differences({ a: [{ b: 1 }] }, { a: [{ b: 1 }] })).toEqual([]);
});
