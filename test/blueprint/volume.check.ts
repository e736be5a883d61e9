import { afterAll, beforeAll, expect, test } from 'vitest';
import { buyInside } from '../e2e/support/inside-store.ts';
import { api, isReady, kubectl, remove, storeBecomes } from '../e2e/support/platform.ts';
import { send } from '../e2e/support/probe-pod.ts';

const isDefault = 'storageclass.kubernetes.io/is-default-class';
const growing = 'growing';

/** As the cluster's own class, which makes the volumes; the younger of two default classes counts. */
async function addGrowingClass(): Promise<void> {
  const own = await kubectl('get', 'storageclass', '-o', 'jsonpath={.items[0].provisioner}');
  await send(['create'], {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: growing, annotations: { [isDefault]: 'true' } },
    provisioner: own,
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
}

/** What the claim asks for, what it has, and what the namespace may take. */
async function sizesOf(name: string): Promise<string[]> {
  const at = ['-n', `store-${name}`, '-o'];
  const asked = 'jsonpath={.spec.resources.requests.storage} {.status.capacity.storage}';
  const claim = await kubectl('get', 'pvc', 'store-data', ...at, asked);
  const quota = await kubectl('get', 'quota', 'store', ...at, 'jsonpath={.spec.hard.requests\\.storage}');
  return [...claim.split(' '), quota];
}

beforeAll(async () => {
  await addGrowingClass();
  await api.createStore({ name: 'roomy', plan: 'small' });
  await storeBecomes('roomy', isReady);
  await kubectl('delete', 'storageclass', growing);
  await api.createStore({ name: 'tight', plan: 'small' });
  await storeBecomes('tight', isReady);
  await addGrowingClass();
});
afterAll(async () => {
  await Promise.all([remove('roomy'), remove('tight')]);
  await kubectl('delete', 'storageclass', growing);
});

const missing = { image: { registry: 'localhost', repository: 'souk/store', tag: '0.0.0-missing' } };

test('a wish that fails after the volume has grown goes back to what served, on the larger volume', async () => {
  expect(await sizesOf('roomy')).toEqual(['1Gi', '1Gi', '1Gi']);
  await api.patchStore('roomy', { plan: 'medium', blueprint: missing });
  const back = await storeBecomes('roomy', ({ phase, failure }) => phase === 'Ready' && failure !== null);
  expect(back.failure?.reason).toBe('ImageUnavailable');
  // Nothing resizes this class's volumes here: what can be shown is that the API server took the larger claim.
  expect((await sizesOf('roomy')).slice(0, 2)).toEqual(['5Gi', '1Gi']);
  await buyInside('store-roomy');
});

test('the plan comes with its volume, and says what the volume waits for', async () => {
  await api.patchStore('roomy', { blueprint: { image: null } });
  const grown = await storeBecomes(
    'roomy',
    ({ phase, failure, operation }) => phase === 'Ready' && failure === null && operation === null,
  );
  expect(grown.plan).toBe('medium');
  expect(await sizesOf('roomy')).toEqual(['5Gi', '1Gi', '5Gi']);
  const waits = ({ conditions }: typeof grown) =>
    conditions.some(({ message }) => message.startsWith('The volume is to grow from 1Gi to 5Gi'));
  await storeBecomes('roomy', waits);
  expect(await kubectl('describe', 'store', 'roomy')).toMatch(/VolumeGrows.*from 1Gi to 5Gi/);
});

test.each([
  [
    'roomy',
    'small',
    ['5Gi', '1Gi', '5Gi'],
    /spec\.plan "small" asks .* 1Gi, .* has 5Gi: a volume cannot shrink/,
  ],
  [
    'tight',
    'medium',
    ['1Gi', '1Gi', '1Gi'],
    /spec\.plan "medium" asks .* 5Gi, .* has 1Gi: its StorageClass "[^"]+" lets/,
  ],
])(
  '%s cannot have the volume of the plan %s: it is told so, and nothing changes',
  async (name, plan, sizes, words) => {
    const before = await api.getStore(name);
    await api.patchStore(name, { plan });
    const refused = await storeBecomes(name, ({ failure }) => failure?.reason === 'VolumeCannotChange');
    expect(refused.failure?.message).toMatch(words);
    const now = await storeBecomes(name, isReady);
    expect(now.release?.revision).toBe(before.release?.revision);
    expect(await sizesOf(name)).toEqual(sizes);
  },
);
