import type { EndpointSlice, KubeObject, Reflector } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { doorOf } from './door.ts';
import { createDriftMemory } from './drift-memory.ts';
import { fingerprint, observe } from './observe.ts';
import { storeOf } from '../testing/fake-cluster.ts';
import { platformOf } from '../testing/platform.ts';
import { watchKinds } from '../testing/watch-kinds.ts';
import type { Watches } from './watches.ts';

const store = storeOf({ name: 'acme' });

/** A local copy with fixed content: what the reflector itself does is tested where it lives. */
function copyOf(objects: KubeObject[] = [], synced = true): Reflector<never> {
  const key = ({ metadata }: KubeObject) =>
    metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;
  const copy: Partial<Reflector<KubeObject>> = {
    synced: () => synced,
    list: () => objects,
    get: (wanted) => objects.find((object) => key(object) === wanted),
    group: (namespace) => objects.filter(({ metadata }) => metadata.namespace === namespace),
  };
  return copy as Reflector<never>;
}

const watchesWith = (content: Partial<Record<keyof Watches, Reflector<never>>>): Watches =>
  ({ ...Object.fromEntries(watchKinds.map((kind) => [kind, copyOf()])), ...content }) as Watches;

const fixed = {
  identity: 'a',
  members: () => ['a'],
  deadlines: { installSeconds: 1, upgradeSeconds: 1, deleteSeconds: 1 },
  config: platformOf(),
  drift: createDriftMemory(),
  waker: 'waker.souk-system.svc.cluster.local',
  urlOf: (name: string) => `http://${name}`,
};
const look = (content: Parameters<typeof watchesWith>[0]) => observe(watchesWith(content), store, fixed, 0);
const ours = { 'souk.dev/store': 'acme' };

test('a copy that is not complete yet makes its facts unknown, never absent', () => {
  const { release, namespace, workload } = look({ releases: copyOf([], false), pods: copyOf([], false) });
  expect(release).toBe('unknown');
  expect(workload).toBe('unknown');
  expect(namespace).toEqual({ state: 'absent' });
});

test('a namespace without our label is foreign; one without the mark is not prepared', () => {
  const named = (labels?: Record<string, string>, annotations?: Record<string, string>) =>
    look({
      namespaces: copyOf([
        { metadata: { name: 'store-acme', ...(labels && { labels }), ...(annotations && { annotations }) } },
      ]),
    }).namespace;
  expect(named()).toEqual({ state: 'foreign' });
  expect(named({ 'souk.dev/store': 'bolt' })).toEqual({ state: 'foreign' });
  expect(named(ours)).toMatchObject({ state: 'active', prepared: false });
  expect(named(ours, { 'souk.dev/prepared': 'true' })).toMatchObject({ state: 'active', prepared: true });
});

test('of several revisions the newest counts, by number and not by name', () => {
  const revision = (version: string, status: string): KubeObject => ({
    metadata: {
      name: `sh.helm.release.v1.acme.v${version}`,
      namespace: 'store-acme',
      labels: { ...ours, name: 'acme', version, status, 'souk.dev/version': '2.21.2' },
    },
  });
  const { release } = look({ releases: copyOf([revision('9', 'superseded'), revision('10', 'deployed')]) });
  expect(release).toMatchObject({
    state: 'present',
    revision: 10,
    status: 'deployed',
    ours: true,
    version: '2.21.2',
  });
});

test('a release without our label is not ours', () => {
  const labels = { name: 'acme', version: '1', status: 'deployed' };
  const { release } = look({
    releases: copyOf([{ metadata: { name: 's', namespace: 'store-acme', labels } }]),
  });
  expect(release).toMatchObject({ state: 'present', ours: false });
});

const labelled = (version: string, labels: Record<string, string>): KubeObject => ({
  metadata: {
    name: `sh.helm.release.v1.acme.v${version}`,
    namespace: 'store-acme',
    creationTimestamp: '2026-01-01T00:00:00Z',
    labels: { ...ours, name: 'acme', version, status: 'deployed', ...labels },
  },
});

test('a revision that inherited its labels was made by hand', () => {
  const releaseOf = (version: string) =>
    look({ releases: copyOf([labelled(version, { 'souk.dev/revision': '2', 'souk.dev/digest': 'abc' })]) })
      .release;
  expect(releaseOf('2')).toMatchObject({ made: true, digest: 'abc', since: Date.UTC(2026, 0, 1) });
  expect(releaseOf('3')).toMatchObject({ made: false, digest: 'abc' });
});

test('the alias leads to the store, to the waker, or nowhere that is known', () => {
  const routeTo = (externalName: string) =>
    look({
      services: copyOf([
        { metadata: { name: 'acme', namespace: 'souk-routes' }, spec: { externalName } } as KubeObject,
      ]),
    }).route;
  expect(routeTo('store.store-acme.svc.cluster.local')).toBe('store');
  expect(routeTo('waker.souk-system.svc.cluster.local')).toBe('waker');
  expect(routeTo('elsewhere.example.com')).toBe('absent');
});

test('behind an Ingress of its own, a store that sleeps needs a slice to the waker, too', () => {
  const slice = (namespace: string, address: string) => ({
    metadata: { name: namespace === 'store-acme' ? 'store-waker' : 'waker-1', namespace },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address] }],
    ports: [{ port: 9000 }],
  });
  const routeBy = (externalName: string, address?: string) => {
    const alias = { metadata: { name: 'acme', namespace: 'souk-routes' }, spec: { externalName } };
    const watches = watchesWith({
      services: copyOf([alias]),
      doors: copyOf(address ? [slice('store-acme', address)] : []),
    });
    const door = () => doorOf([slice('souk-system', '10.0.0.1') as EndpointSlice]);
    return observe(watches, store, { ...fixed, door }, 0).route;
  };
  const [toStore, toWaker] = ['store.store-acme.svc.cluster.local', fixed.waker];
  expect([routeBy(toStore), routeBy(toWaker, '10.0.0.1')]).toEqual(['store', 'waker']);
  expect([routeBy(toStore, '10.0.0.1'), routeBy(toWaker), routeBy(toWaker, '10.0.0.7')]).toEqual(
    Array(3).fill('absent'),
  );
});

test('the wish of a plan that is not offered is refused, and names the field', () => {
  const other = { ...store, spec: { ...store.spec, plan: 'gigantic' } };
  expect(observe(watchesWith({}), other, fixed, 0).wish).toMatchObject({
    refused: { reason: 'InvalidSpec', hint: 'Choose a plan that the platform offers.' },
  });
});

const policy = (metadata: Partial<KubeObject['metadata']> = {}) =>
  copyOf([
    {
      metadata: {
        name: 'store',
        namespace: 'store-acme',
        uid: 'p1',
        generation: 1,
        resourceVersion: '1',
        ...metadata,
      },
    },
  ]);

test('what somebody may have changed has to be looked at again; a state that is reported has not', () => {
  const printOf = (content: Parameters<typeof watchesWith>[0]) => fingerprint(watchesWith(content), store);
  const before = printOf({ networkPolicies: policy() });
  expect(printOf({ networkPolicies: policy({ resourceVersion: '2' }) })).toBe(before);
  for (const change of [{ generation: 2 }, { uid: 'p2' }, { labels: { a: 'b' } }])
    expect(printOf({ networkPolicies: policy(change) })).not.toBe(before);
  expect(printOf({ networkPolicies: copyOf() })).not.toBe(before);
});
