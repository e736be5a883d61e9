import type { StoreResource } from '@souk/contract';
import type { HelmCall, HelmResult } from '@souk/helm';
import { pathOf, resources } from '@souk/kubernetes';
import { decide, namespaceOf, type Observation } from '@souk/lifecycle';
import { pino } from 'pino';
import { storeOf } from '../../testing/fake-cluster.ts';
import { platformOf } from '../../testing/platform.ts';
import { noAgent } from '../agent-probe.ts';
import { createDriftMemory } from '../drift-memory.ts';
import { createTransfers } from '../transfers.ts';
import { noMetrics } from '../metrics.ts';
import type { Pass, StepDeps } from '../steps/step-context.ts';
import { FakeApi } from './fake-api.ts';

export const paths = {
  store: pathOf(resources.stores, { name: 'acme' }),
  namespace: pathOf(resources.namespaces, { name: 'store-acme' }),
  secret: pathOf(resources.secrets, { namespace: 'store-acme', name: 'store' }),
  quota: pathOf(resources.resourceQuotas, { namespace: 'store-acme', name: 'store' }),
  release: pathOf(resources.secrets, { namespace: 'store-acme', name: 'sh.helm.release.v1.acme.v1' }),
};

/** What a step works with: an API server in memory, and a helm that answers as told and remembers its calls. */
export function stage(helmAnswer: HelmResult = { ok: true, seconds: 0.1 }) {
  const api = new FakeApi();
  const helmCalls: HelmCall[] = [];
  const deps: StepDeps = {
    client: api.client,
    helm: async (call) => {
      await call.atTurn?.();
      helmCalls.push(call);
      return helmAnswer;
    },
    config: platformOf(),
    identity: 'replica-a',
    requireHeld: () => undefined,
    chartDir: '/chart',
    valueFile: '/chart/values-local.yaml',
    urlOf: (name) => `http://${name}.local.gd:8080`,
    drift: createDriftMemory(),
    transfers: createTransfers(new AbortController().signal),
    agent: noAgent,
    probe: () => Promise.resolve({ sells: false, why: 'has no product with a price' }),
    log: pino({ level: 'silent' }),
    metrics: noMetrics,
  };
  return { api, helmCalls, deps };
}

/** A pass over a store that is in the API as it is here, with a fresh claim of this replica. */
export function passOver(api: FakeApi, change: Partial<StoreResource['spec']> = {}): Pass {
  const renewedAt = new Date().toISOString();
  const operation = {
    type: 'install',
    startedAt: renewedAt,
    holder: 'replica-a',
    renewedAt,
    steps: [],
  } as const;
  api.put(
    paths.store,
    storeOf({ name: 'acme', spec: change, status: { operation: { ...operation, steps: [] } } }),
  );
  const store = api.get(paths.store) as unknown as StoreResource;
  const observation: Observation = {
    store,
    now: Date.now(),
    identity: 'replica-a',
    members: ['replica-a'],
    deadlines: { installSeconds: 120, upgradeSeconds: 300, deleteSeconds: 60 },
    url: 'http://acme.local.gd:8080',
    namespace: { state: 'absent' },
    release: { state: 'absent' },
    workload: { deployment: 'absent', replicas: 0, rolledOut: false, pods: [], volumeClaim: 'absent' },
    route: 'absent',
    hasWaker: false,
    volumes: [],
    wish: { digest: 'd1' },
    drift: { release: [], namespace: [] },
  };
  return {
    observation,
    decision: decide(observation),
    store,
    namespace: namespaceOf(store),
    fingerprint: 'f1',
  };
}

export const storeIn = (api: FakeApi): StoreResource => api.get(paths.store) as unknown as StoreResource;
