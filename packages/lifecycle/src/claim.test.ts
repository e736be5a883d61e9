import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Observation, ReleaseView } from './observation.ts';
import { nextStatus } from './status.ts';
import { newStore } from './testing/new-store.ts';

const now = Date.UTC(2026, 0, 1);
const at = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString();

/** A prepared namespace, as `identity` sees it while `holder` may be at work. */
function seen(identity: string, claim?: { holder: string; renewedAt: string }): Observation {
  const store = newStore(at(60));
  const operation = { type: 'install', startedAt: at(60), steps: [], ...claim } as const;
  return {
    store: {
      ...store,
      metadata: { ...store.metadata, finalizers: ['souk.dev/store'] },
      status: { operation: { ...operation, steps: [] } },
    },
    now,
    identity,
    members: ['a', 'b'],
    deadlines: { installSeconds: 120, upgradeSeconds: 300, deleteSeconds: 60 },
    url: 'http://acme.local.gd',
    namespace: { state: 'active', uid: 'n1', prepared: true },
    release: { state: 'absent' },
    workload: { deployment: 'absent', replicas: 0, rolledOut: false, pods: [], volumeClaim: 'absent' },
    route: 'store',
    hasWaker: false,
    volumes: [],
    wish: { digest: 'd1' },
    drift: 'unchecked',
  };
}
const revision = { digest: 'd1', made: true, since: now };
const statusAfter = (observation: Observation) =>
  nextStatus(observation, decide(observation), { at: at(0), identity: observation.identity });

test('helm runs under a claim that is taken in the write that announces it', () => {
  const observation = seen('a');
  expect(decide(observation).step.type).toBe('install');
  expect(statusAfter(observation).operation).toMatchObject({ holder: 'a', renewedAt: at(0) });
});

test("another's claim is waited for and kept while its holder lives, however old it is", () => {
  const observation = seen('a', { holder: 'b', renewedAt: at(300) });
  expect(decide(observation).step.type).toBe('wait');
  expect(statusAfter(observation).operation).toMatchObject({ holder: 'b', renewedAt: at(300) });
});

test('while nobody knows who lives, every holder may', () => {
  const observation = { ...seen('a', { holder: 'b', renewedAt: at(300) }), members: 'unknown' as const };
  expect(decide(observation).step.type).toBe('wait');
});

test('a claim is taken over as soon as its holder is no member, however fresh it is', () => {
  const observation = { ...seen('a', { holder: 'b', renewedAt: at(1) }), members: ['a', 'c'] };
  expect(decide(observation).step.type).toBe('install');
  expect(statusAfter(observation).operation?.holder).toBe('a');
});

test('an own claim is of a process that ended, and is let go of with the next write', () => {
  const release: ReleaseView = {
    state: 'present',
    revision: 1,
    status: 'deployed',
    ours: true,
    version: '2.21.2',
    chart: 'store-0.1.0',
    ...revision,
  };
  const observation = { ...seen('a', { holder: 'a', renewedAt: at(1) }), release };
  expect(decide(observation).step.type).toBe('wait');
  expect(statusAfter(observation).operation?.holder).toBeUndefined();
});

test('a deletion does not push aside a replica that runs helm', () => {
  const observation = seen('a', { holder: 'b', renewedAt: at(1) });
  const { store } = observation;
  const ending = { ...store, metadata: { ...store.metadata, deletionTimestamp: at(0) } };
  const release: ReleaseView = {
    state: 'present',
    revision: 1,
    status: 'pending-install',
    ours: true,
    version: '',
    chart: '',
    ...revision,
  };
  const next = { ...observation, store: ending, release };
  expect(decide(next).step.type).toBe('wait');
  expect(statusAfter(next).operation).toMatchObject({ type: 'delete', holder: 'b' });
});
