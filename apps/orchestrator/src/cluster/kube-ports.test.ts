import { type KubeClient, KubeError, type KubeErrorKind } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createKubePorts } from './kube-ports.ts';

type Sent = { line: string; body: unknown };

const unused = () => Promise.reject(new Error('not used here'));

const portsOf = (client: KubeClient) =>
  createKubePorts(client, { namespace: 'souk-system', nodeStats: unused });

/** A transport that notes what is sent and gives one answer. */
function transport(answer: () => unknown): { client: KubeClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const client: KubeClient = {
    json: async <T>(method: string, path: string, call?: { body?: unknown }) => {
      sent.push({ line: `${method} ${path}`, body: call?.body });
      return answer() as T;
    },
    text: unused,
    open: unused,
  };
  return { client, sent };
}

test('stores are made whole, and removed only with their uid', async () => {
  const store = storeOf({ name: 'acme' });
  const { client, sent } = transport(() => store);
  const { stores } = portsOf(client);
  await stores.create({ name: 'acme', spec: store.spec, finalizers: ['souk.dev/store'] });
  await stores.annotate('acme', { a: 'b' });
  await stores.remove('acme', store.metadata.uid);
  const path = '/apis/souk.dev/v1alpha1/stores';
  expect(sent.map(({ line }) => line)).toEqual([`POST ${path}`, `PATCH ${path}/acme`, `DELETE ${path}/acme`]);
  expect(sent[0]?.body).toEqual({
    apiVersion: 'souk.dev/v1alpha1',
    kind: 'Store',
    metadata: { name: 'acme', finalizers: ['souk.dev/store'] },
    spec: store.spec,
  });
  expect(sent[1]?.body).toEqual({ metadata: { annotations: { a: 'b' } } });
  expect(sent[2]?.body).toMatchObject({ preconditions: { uid: store.metadata.uid } });
});

test('tokens are reviewed for the audience souk', async () => {
  const user = { username: 'jane', groups: ['users'], uid: 'u1' };
  const { client, sent } = transport(() => ({ status: { authenticated: true, audiences: ['souk'], user } }));
  expect(await portsOf(client).reviewToken('t')).toEqual({ authenticated: true, ...user });
  expect(sent[0]?.body).toMatchObject({ spec: { token: 't', audiences: ['souk'] } });
});

test('access is asked for on stores.souk.dev', async () => {
  const { client, sent } = transport(() => ({ status: { allowed: true } }));
  const question = { user: 'jane', groups: ['users'], verb: 'get', subresource: 'own' };
  expect(await portsOf(client).reviewAccess(question)).toBe(true);
  expect(sent[0]?.body).toMatchObject({
    spec: {
      user: 'jane',
      groups: ['users'],
      resourceAttributes: { group: 'souk.dev', resource: 'stores', verb: 'get', subresource: 'own' },
    },
  });
});

const failing = (kind: KubeErrorKind) =>
  portsOf(
    transport(() => {
      throw new KubeError(kind, 'words');
    }).client,
  );

test('only what is not there is absent', async () => {
  expect(await failing('not-found').stores.get('acme')).toBeUndefined();
  expect(await failing('not-found').readSecret('store-acme', 'store')).toBeUndefined();
  await expect(failing('unavailable').stores.get('acme')).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(failing('gone').readSecret('a', 'b')).rejects.toMatchObject({ kind: 'unavailable' });
  const { spec } = storeOf({ name: 'acme' });
  await expect(
    failing('already-exists').stores.create({ name: 'acme', spec, finalizers: [] }),
  ).rejects.toMatchObject({
    name: 'ClusterError',
    kind: 'already-exists',
  });
});
