import type { KubeClient } from '@souk/kubernetes';
import type { AgentView, Observation } from '@souk/lifecycle';
import { expect, test } from 'vitest';
import { storeOf } from '../testing/fake-cluster.ts';
import { createAgentProbe } from './agent-probe.ts';
import type { Watches } from './watches.ts';

const minute = 60_000;
const none = { namespace: '', podLabels: {} };
const ownIngress = { ingress: { enabled: true, className: 'traefik' }, ingressController: none };
const edge = { ingress: { enabled: false, className: '' }, ingressController: none };

/** A probe whose store says that it was last used at the minute `used`; counts the questions. */
function probe(used: number, config = edge) {
  let asked = 0;
  const askPod = (): Promise<AgentView> => {
    asked += 1;
    return Promise.resolve({ state: 'serving', lastRequestAt: used * minute });
  };
  const ask = createAgentProbe({} as KubeClient, config, askPod);
  const store = storeOf({ name: 'acme', status: { readyAt: 'once' }, spec: { sleepAfter: '30m' } });
  return {
    at: (now: number, spec: Partial<typeof store.spec> = {}) =>
      ask(
        {} as Watches,
        { store: { ...store, spec: { ...store.spec, ...spec } }, now: now * minute } as Observation,
      ),
    asked: () => asked,
  };
}

test('a store is asked again only when the use that is known of no longer keeps it awake', async () => {
  const { at, asked } = probe(100);
  for (const now of [101, 102, 129]) await at(now);
  expect(asked()).toBe(1);
  expect(await at(130)).toEqual({ state: 'serving', lastRequestAt: 100 * minute });
  expect(asked()).toBe(2);
});

test('nobody is asked who sleeps, or is not to sleep by itself', async () => {
  const { at, asked } = probe(0);
  for (const spec of [{ hibernated: true }, { sleepAfter: undefined }] as const)
    expect(await at(100, spec as object)).toBeUndefined();
  expect(asked()).toBe(0);
});

test('where visits do not reach the waker, nothing falls asleep', async () => {
  expect(await probe(0, ownIngress).at(100)).toBeUndefined();
  const letIn = { ...ownIngress, ingressController: { namespace: 'ingress', podLabels: {} } };
  expect(await probe(0, letIn).at(100)).toBeDefined();
  const souk = { ...ownIngress, ingress: { enabled: true, className: 'souk' } };
  expect(await probe(0, souk).at(100)).toBeDefined();
});
