import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, isReady, kubectl, names, platform, remove, storeBecomes } from '../e2e/support/platform.ts';
import { askTraefik, namespace, startTraefik } from './traefik.ts';

const name = 'behind';
const host = `${name}.local.gd`;
const person = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
const crawler = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' };

/** Which Ingresses the stores get, as an operator sets it. */
async function withIngress(): Promise<void> {
  const values = {
    ingress: { enabled: true, className: 'traefik' },
    networkPolicy: { ingressController: { namespace } },
  };
  const args = ['upgrade', 'souk', 'charts/platform', '-n', 'souk-system', '--reuse-values', '-f', '-'];
  const env = { KUBECONFIG: platform.kubeconfig };
  await execa(`${platform.binDir}/helm`, args, { env, input: JSON.stringify(values) });
  await restartOrchestrator();
}

async function restartOrchestrator(): Promise<void> {
  await kubectl('rollout', 'restart', 'deployment/orchestrator', '-n', 'souk-system');
  await kubectl('rollout', 'status', 'deployment/orchestrator', '-n', 'souk-system', '--timeout=90s');
  while ((await names('pods', '-l', 'app.kubernetes.io/name=orchestrator')).length > 1) await sleep(300);
}

const codeOf = async (): Promise<string | undefined> => {
  const { body } = await askTraefik(host, '/store/products', { headers: crawler });
  return body.startsWith('{') ? (JSON.parse(body) as { code?: string }).code : body;
};

/** The slices that lead to the waker. */
const doors = (): Promise<string[]> =>
  names('endpointslices', '-l', 'endpointslice.kubernetes.io/managed-by=souk.dev');

/** What answered when, without a gap, while the store woke: only statuses that differ from the one before. */
async function followUntilOpen(headers: Record<string, string>, path = '/'): Promise<string[]> {
  const seen: string[] = [];
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(50)) {
    const { status, type = '' } = await askTraefik(host, path, { headers });
    const now = `${status} ${type.split(';')[0]}`;
    if (seen.at(-1) !== now) seen.push(now);
    if (status === 200) return seen;
  }
  throw new Error(`still not open: ${seen.join(', ')}`);
}

beforeAll(async () => {
  await Promise.all([startTraefik(), withIngress()]);
  await api.createStore({ name });
  await storeBecomes(name, isReady);
});
afterAll(() => remove(name));

test('its own Ingress leads to the shop, and to nothing else', async () => {
  await expect.poll(async () => (await askTraefik(host, '/health')).status, { timeout: 20_000 }).toBe(200);
  expect(await doors()).toEqual([]);
});

test('while it sleeps, programs are told so, and who only looks wakes nobody', async () => {
  await api.patchStore(name, { hibernated: true });
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated');
  await expect.poll(codeOf, { timeout: 20_000 }).toBe('store-asleep');
  expect(await askTraefik(host, '/', { headers: crawler })).toMatchObject({
    status: 503,
    retryAfter: '3600',
  });
  expect((await api.getStore(name)).hibernated).toBe(true);
});

test('the way to the waker follows when the orchestrator is another pod', async () => {
  await restartOrchestrator();
  await expect.poll(codeOf, { timeout: 30_000 }).toBe('store-asleep');
  await kubectl('delete', 'endpointslice', 'store-waker', '-n', `store-${name}`);
  await expect.poll(doors, { timeout: 30_000 }).toEqual([`store-${name}/store-waker`]);
  // Traefik takes news at most every two seconds, and so may still be about to see that it was gone.
  await sleep(5000);
  await expect.poll(codeOf, { timeout: 30_000 }).toBe('store-asleep');
});

test('a person sees the page that waits until the shop is there, and nothing of the ingress controller', async () => {
  const from = performance.now();
  const told = await askTraefik(host, '/', { headers: person });
  expect(told).toMatchObject({ status: 503, retryAfter: '3' });
  expect(told.body).toContain('This store is waking up');
  expect(await followUntilOpen(person)).toEqual(['503 text/html', '200 text/html']);
  console.info(`awake for a person after ${((performance.now() - from) / 1000).toFixed(1)} s`);
  await storeBecomes(name, isReady);
  await expect.poll(doors).toEqual([]);
});

test('a program that calls a sleeping store wakes it, too', async () => {
  await api.patchStore(name, { hibernated: true });
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated');
  await expect.poll(codeOf, { timeout: 20_000 }).toBe('store-asleep');
  const told = await askTraefik(host, '/store/products');
  expect(told).toMatchObject({ status: 503, retryAfter: '3', type: 'application/problem+json' });
  const seen = await followUntilOpen({}, '/health');
  expect(seen.map((one) => one.slice(0, 3))).toEqual(['503', '200']);
  await storeBecomes(name, isReady);
});

test('nobody uses it: it falls asleep by itself, and a visit wakes it', async () => {
  await api.patchStore(name, { sleepAfter: '1m' });
  await storeBecomes(name, isReady);
  for (let quarter = 0; quarter < 6; quarter += 1) {
    await askTraefik(host, '/', { headers: person });
    await sleep(15_000);
  }
  expect((await api.getStore(name)).phase).toBe('Ready');
  await storeBecomes(name, ({ phase }) => phase === 'Hibernated', 150_000);
  await expect.poll(codeOf, { timeout: 20_000 }).toBe('store-asleep');
  await askTraefik(host, '/', { headers: person });
  expect(await followUntilOpen(person)).toEqual(['503 text/html', '200 text/html']);
});
