import { type KubeClient, KubeError, pathOf, resources } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { FakeApi } from '../controller/testing/fake-api.ts';
import { createMembership, leaseName, type Membership } from './membership.ts';

const namespace = 'souk-system';

/** Replicas over one API server, with a clock that only the test moves. */
function stage() {
  const api = new FakeApi();
  const time = { now: 1000 };
  const errors: unknown[] = [];
  let broken = new Set<string>();
  const join = (name: string, run = '1'): Membership => {
    const json: KubeClient['json'] = (...args) =>
      broken.has(name) ? Promise.reject(new KubeError('unavailable', 'no route')) : api.client.json(...args);
    const client = { ...api.client, json };
    const onError = (error: unknown) => errors.push(error);
    return createMembership({
      client,
      namespace,
      name,
      identity: `${name}_${run}`,
      onError,
      clock: () => time.now,
    });
  };
  const pass = async (ms: number, ...alive: Membership[]) => {
    for (let left = ms; left > 0; left -= 1000) {
      time.now += 1000;
      for (const member of alive) await member.tick().catch(() => undefined);
    }
  };
  return { api, join, pass, errors, time, cut: (...names: string[]) => (broken = new Set(names)) };
}

const uids = Array.from({ length: 40 }, (_, index) => `uid-${index}`);
const owned = (member: Membership) => uids.filter((uid) => member.owns(uid));
const leases = (api: FakeApi) => [...api.objects.keys()].map((path) => path.split('/').at(-1));

test('knows nobody and owns nothing before it has looked', () => {
  const a = stage().join('a');
  expect(a.members()).toBe('unknown');
  expect(owned(a)).toEqual([]);
  expect(() => a.requireHeld()).toThrow('too old');
});

test('members see each other and share all stores', async () => {
  const { join, pass } = stage();
  const [a, b, c] = [join('a'), join('b'), join('c')];
  await pass(2000, a, b, c);
  expect(a.members()).toEqual(['a_1', 'b_1', 'c_1']);
  expect([...owned(a), ...owned(b), ...owned(c)].toSorted()).toEqual(uids.toSorted());
});

test('a killed member is gone after ten seconds, not earlier, and the others hear of it', async () => {
  const { join, pass } = stage();
  const [a, b] = [join('a'), join('b')];
  await pass(2000, a, b);
  let heard = 0;
  a.onChange(() => heard++);
  await pass(9000, a);
  expect(a.members()).toEqual(['a_1', 'b_1']);
  await pass(2000, a);
  expect(a.members()).toEqual(['a_1']);
  expect(owned(a)).toEqual(uids);
  expect(heard).toBe(1);
});

test('one that cannot renew stops before anybody takes over', async () => {
  const { join, pass, cut } = stage();
  const [a, b] = [join('a'), join('b')];
  await pass(2000, a, b);
  const work = a.held();
  cut('a');
  await pass(6000, a, b);
  expect(a.members()).toEqual(['a_1', 'b_1']);
  await pass(1000, a, b);
  expect(a.members()).toBe('unknown');
  expect(owned(a)).toEqual([]);
  expect(work.aborted).toBe(true);
  expect(b.members()).toEqual(['a_1', 'b_1']);
  await pass(4000, a, b);
  expect(b.members()).toEqual(['b_1']);
  cut();
  await pass(1000, a, b);
  expect(b.members()).toEqual(['a_1', 'b_1']);
  expect(a.held().aborted).toBe(false);
});

test('a lapse that ended before anybody looked is told, since passes were put off in it', async () => {
  const { join, pass, time } = stage();
  const a = join('a');
  await pass(2000, a);
  let heard = 0;
  a.onChange(() => heard++);
  time.now += 8000;
  await a.tick();
  expect(a.members()).toEqual(['a_1']);
  expect(heard).toBe(1);
  await pass(2000, a);
  expect(heard).toBe(1);
});

test('a replica that hears nothing takes nothing over', async () => {
  const { join, pass, cut } = stage();
  const [a, b] = [join('a'), join('b')];
  await pass(2000, a, b);
  cut('a', 'b');
  await pass(60_000, a, b);
  expect(b.members()).toBe('unknown');
});

test('a process that starts again under the same name is another member, and its predecessor never works again', async () => {
  const { join, pass } = stage();
  const first = join('a', '1');
  const other = join('b');
  await pass(2000, first, other);
  const second = join('a', '2');
  await pass(1000, second, other);
  expect(other.members()).toEqual(['a_2', 'b_1']);
  await expect(first.tick()).rejects.toThrow('another process runs under this name');
  await pass(8000, first, second, other);
  expect(first.members()).toBe('unknown');
  expect(second.members()).toEqual(['a_2', 'b_1']);
});

test('one that leaves is gone at once, and so is its Lease', async () => {
  const { api, join, pass } = stage();
  const [a, b] = [join('a'), join('b')];
  await pass(2000, a, b);
  await b.leave();
  expect(b.members()).toBe('unknown');
  await pass(1000, a);
  expect(a.members()).toEqual(['a_1']);
  expect(leases(api)).toEqual(['member-a']);
});

test('the Lease of one that died is removed after a minute; a Lease of something else is not', async () => {
  const { api, join, pass } = stage();
  const [a, b] = [join('a'), join('b')];
  await pass(1000, a, b);
  api.put(`${pathOf(resources.leases, { namespace })}/edge`, { metadata: { name: 'edge' } });
  await pass(59_000, a);
  expect(leases(api)).toContain('member-b');
  await pass(3000, a);
  expect(leases(api).toSorted()).toEqual(['edge', 'member-a']);
});

test('names of machines become names of Leases', () => {
  expect(leaseName('Jane_Laptop.local-42')).toBe('member-jane-laptop-local-42');
  expect(leaseName('x'.repeat(100))).toHaveLength(63);
});
