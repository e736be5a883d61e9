import { KubeConfig } from '@kubernetes/client-node';
import { createKubeClient, listObjects, pathOf, type KubeObject } from '@souk/kubernetes';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Caller, createCaller } from './callers.ts';
import { outcomesOf } from './outcomes.ts';
import { endReplicas, type Replica, startReplicas } from './replicas.ts';

const stage = inject('stage');
let replicas: Replica[] = [];
let admin: Caller;

beforeAll(async () => {
  admin = await createCaller(stage, 'auditor', 'admin');
  replicas = await startReplicas(stage);
});
afterAll(() => endReplicas(replicas));

const urlOf = (index: number) => replicas[index % replicas.length]?.url ?? '';

type ConfigMap = KubeObject & { data?: Record<string, string> };

/** Bytes of each object that holds audit records. */
async function sizes(): Promise<number[]> {
  const config = new KubeConfig();
  config.loadFromFile(stage.kubeconfig);
  const configMaps = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
  const path = pathOf(configMaps, { namespace: 'souk-system' });
  const selection = { labelSelector: 'souk.dev/record=audit' };
  const { items } = await listObjects<ConfigMap>(createKubeClient(config), path, selection);
  return items.map(({ data }) => Buffer.byteLength(JSON.stringify(data)));
}

const kib = 1024;
/** Each makes a record of some 700 bytes: more than twice what is kept. */
const calls = 14_000;

test('the audit keeps to its size, holds the newest, and is the same after all replicas were killed', async () => {
  const detail = 'x'.repeat(400);
  for (let done = 0; done < calls; done += 500) {
    const batch = Array.from({ length: 500 }, (_, index) =>
      admin.at(urlOf(index)).patchStore('none', { owner: `${detail}${done + index}` }),
    );
    expect(Object.keys(await outcomesOf(batch))).toHaveLength(1);
  }
  const found = await sizes();
  console.log(`${found.length} objects, ${Math.round(found.reduce((a, b) => a + b, 0) / kib)} KiB`);
  // Each replica may be about to begin one more.
  expect(found.reduce((a, b) => a + b, 0)).toBeLessThan((4096 + 3 * 256) * 1.1 * kib);
  expect(Math.max(...found)).toBeLessThan(256 * 1.1 * kib);

  for (const index of [0, 1, 2]) await outcomesOf([admin.at(urlOf(index)).deleteStore(`last-${index}`)]);
  const before = await admin.at(urlOf(0)).listAudit({ limit: 500 });
  expect(before.items.slice(0, 3).map(({ store }) => store)).toEqual(['last-2', 'last-1', 'last-0']);
  for (const index of [1, 2]) expect(await admin.at(urlOf(index)).listAudit({ limit: 500 })).toEqual(before);
  await endReplicas(replicas, 'SIGKILL');
  replicas = await startReplicas(stage);
  for (const index of [0, 1, 2])
    expect(await admin.at(urlOf(index)).listAudit({ limit: 500 })).toEqual(before);
});
