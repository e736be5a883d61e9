import { instances, nodeAddress } from '@souk/embedded';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, isReady, kubectl, remove, storeBecomes } from './support/platform.ts';
import { probePod, send, startPods } from './support/probe-pod.ts';
import { connectionsFrom, listenIn, type Place, runIn, runNode } from './support/probes.ts';
import { metadataAddress, publicAddress, startPublicServer } from './support/public-server.ts';

/** Two stores: what happens to be out of reach is only proven when somebody else does reach it. */
const [own, other] = ['walled', 'neighbour'] as const;
const free = 'isolation-free';
const node = nodeAddress(instances.test);

const get = (kind: string, name: string, namespace: string, path: string) =>
  kubectl('get', kind, name, '--namespace', namespace, '--output', `jsonpath={${path}}`);

async function storePod(name: string): Promise<Place & { address: string; image: string }> {
  const namespace = `store-${name}`;
  const path = '{.items[0].metadata.name} {.items[0].status.podIP} {.items[0].spec.containers[0].image}';
  const where = ['--namespace', namespace, '--selector', 'app.kubernetes.io/name=store'];
  const found = await kubectl('get', 'pods', ...where, '--output', `jsonpath=${path}`);
  const [pod = '', address = '', image = ''] = found.split(' ');
  return { namespace, pod, address, image, container: 'medusa' };
}

type StorePod = Awaited<ReturnType<typeof storePod>>;
let walled: StorePod;
let neighbour: StorePod;
let anybody: Place;
let shopper: Place;
let edge: Place;
let orchestrator: Place;
const endings: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  await Promise.all([own, other].map((name) => api.createStore({ name })));
  endings.push(() => Promise.all([own, other].map(remove)));
  endings.push(await startPublicServer(instances.test));
  await kubectl('create', 'namespace', free);
  endings.push(() => kubectl('delete', 'namespace', free, '--wait=false'));
  await Promise.all([own, other].map((name) => storeBecomes(name, isReady)));
  [walled, neighbour] = await Promise.all([storePod(own), storePod(other)]);
  endings.push(await listenIn(neighbour, 5432, 9001));
  const { image } = walled;
  const platformPod = (name: string) => ({
    namespace: 'souk-system',
    pod: `probe-${name}`,
    image,
    labels: { 'app.kubernetes.io/name': name },
  });
  endings.push(() =>
    kubectl('delete', 'pods', '--namespace', 'souk-system', '--selector', 'souk.dev/probe', '--wait=false'),
  );
  const pods = await startPods(
    { namespace: free, pod: 'anybody', image },
    { namespace: neighbour.namespace, pod: 'shopper', image, labels: { 'souk.dev/test': 'true' } },
    platformPod('edge'),
    platformPod('orchestrator'),
  );
  [anybody, shopper, edge, orchestrator] = pods as [Place, Place, Place, Place];
});
afterAll(async () => {
  for (const end of endings.toReversed()) await end();
});

const all = (targets: object, what: string) =>
  Object.fromEntries(Object.keys(targets).map((name) => [name, what]));

describe('a store cannot reach', () => {
  test('the cluster, its node and the metadata service, which a pod without its policy reaches', async () => {
    const edgeAddress = await get('service', 'edge', 'souk-system', '.spec.clusterIP');
    const targets = {
      'Kubernetes API, Service': '10.250.0.1:443',
      'Kubernetes API, node': `${node}:6443`,
      kubelet: `${node}:10250`,
      'a NodePort': `${node}:30080`,
      "the edge's Service": `${edgeAddress}:80`,
      'cloud metadata': `${metadataAddress}:80`,
    };
    expect(await connectionsFrom(anybody, targets)).toEqual(all(targets, 'open'));
    expect(await connectionsFrom(walled, targets)).toEqual(all(targets, 'silent'));
  });

  test('another store: its pod, its Service, its agent, or what listens where a database would', async () => {
    const service = await get('service', 'store', neighbour.namespace, '.spec.clusterIP');
    const targets = {
      pod: `${neighbour.address}:9000`,
      Service: `${service}:9000`,
      agent: `${neighbour.address}:9001`,
      database: `${neighbour.address}:5432`,
    };
    const itself = { ...targets, Service: `127.0.0.1:9000` };
    expect(await connectionsFrom(neighbour, itself)).toEqual(all(targets, 'open'));
    expect(await connectionsFrom(walled, targets)).toEqual(all(targets, 'silent'));
  });

  test('a database by network at all: it has no address', async () => {
    const script = `
      const { readFileSync } = require('node:fs');
      const sockets = ['tcp', 'tcp6'].flatMap((kind) => readFileSync('/proc/net/' + kind, 'utf8').split('\\n').slice(1));
      const listening = sockets.map((line) => line.trim().split(/\\s+/)).filter(([, , , state]) => state === '0A');
      console.log(JSON.stringify(listening.map(([, local]) => parseInt(local.split(':')[1], 16))));
    `;
    const ports = JSON.parse(await runNode(walled, script)) as number[];
    expect(ports).toContain(9000);
    expect(ports.filter((port) => ![9000, 9001].includes(port))).toEqual([]);
  });
});

test('a store reaches the public side, and DNS answers it', async () => {
  expect(await connectionsFrom(walled, { public: `${publicAddress}:80` })).toEqual({ public: 'open' });
  const script = `
    require('node:dns').promises.resolve4('store.store-${own}.svc.cluster.local').then((all) => console.log(all.length));
    fetch('http://${publicAddress}/').then((answer) => answer.text()).then((text) => console.log(text));
  `;
  expect((await runNode(walled, script)).split('\n').toSorted()).toEqual(['1', 'public']);
});

test('only the edge, the orchestrator and test pods reach a shop, and only the orchestrator its agent', async () => {
  const targets = () => ({
    shop: `${neighbour.address}:9000`,
    agent: `${neighbour.address}:9001`,
    database: `${neighbour.address}:5432`,
  });
  const [byAnybody, byShopper, byEdge, byOrchestrator] = await Promise.all(
    [anybody, shopper, edge, orchestrator].map((place) => connectionsFrom(place, targets())),
  );
  expect({ byAnybody, byShopper, byEdge, byOrchestrator }).toEqual({
    byAnybody: { shop: 'silent', agent: 'silent', database: 'silent' },
    byShopper: { shop: 'open', agent: 'silent', database: 'silent' },
    byEdge: { shop: 'open', agent: 'silent', database: 'silent' },
    byOrchestrator: { shop: 'open', agent: 'open', database: 'silent' },
  });
});

describe('the namespace of a store refuses', () => {
  const dryRun = ['create', '--dry-run=server', '--output', 'json'];
  const pod = () => probePod({ namespace: walled.namespace, pod: 'intruder', image: walled.image });

  test('a privileged pod, by Pod Security "restricted"', async () => {
    const intruder = pod();
    Object.assign(intruder.spec.containers[0] ?? {}, { securityContext: { privileged: true } });
    await expect(send(dryRun, intruder)).rejects.toThrow(/violates PodSecurity "restricted/);
    await expect(send(dryRun, pod())).resolves.toContain('intruder');
  });

  test('more than its quota', async () => {
    const greedy = pod();
    Object.assign(greedy.spec.containers[0] ?? {}, { resources: { limits: { memory: '64Gi' } } });
    await expect(send(dryRun, greedy)).rejects.toThrow(/exceeded quota: store/);
    const where = ['--namespace', walled.namespace, '--dry-run=server'];
    await expect(kubectl('create', 'service', 'nodeport', 'door', '--tcp=80', ...where)).rejects.toThrow(
      /exceeded quota: store/,
    );
  });

  test('a container without bounds: it gets those of the LimitRange', async () => {
    const unbounded = pod();
    Object.assign(unbounded.spec.containers[0] ?? {}, { resources: undefined });
    const made = JSON.parse(await send(dryRun, unbounded)) as { items?: [typeof unbounded] };
    const [{ spec }] = made.items ?? [made as unknown as typeof unbounded];
    expect(spec.containers[0]?.resources).toMatchObject({ limits: { memory: expect.any(String) as string } });
  });
});

describe('inside the pod of a store', () => {
  const containers = ['medusa', 'postgres'];

  test.each(containers)('%s has no token for the Kubernetes API', async (container) => {
    const place = { ...walled, container };
    await expect(runIn(place, 'ls', '/run/secrets/kubernetes.io')).rejects.toThrow(/No such file/);
    const found = await runIn(place, 'ls', '/run/secrets', '/var/run/secrets').catch(String);
    expect(found).not.toContain('serviceaccount');
  });

  test.each(containers)('%s cannot write to the image, only to its volumes', async (container) => {
    const place = { ...walled, container };
    for (const path of ['/x', '/usr/local/bin/x', '/etc/x'])
      await expect(runIn(place, 'touch', path)).rejects.toThrow(/Read-only file system/);
    await runIn(place, 'touch', '/tmp/x');
  });

  test.each(containers)('%s holds no secret in any environment', async (container) => {
    const place = { ...walled, container };
    const secret = JSON.parse(await get('secret', 'store', walled.namespace, '.data')) as Record<
      string,
      string
    >;
    const values = Object.values(secret).map((value) => Buffer.from(value, 'base64').toString());
    expect(values.length).toBeGreaterThanOrEqual(4);
    const dump = await runIn(place, 'sh', '-c', 'env; cat /proc/[0-9]*/environ | tr "\\0" "\\n"');
    expect(dump).toContain('PATH=');
    expect(values.filter((value) => dump.includes(value))).toEqual([]);
  });

  test('the secrets are files, for the shop only', async () => {
    const files = ['sh', '-c', 'cat /run/secrets/souk/*'] as const;
    expect((await runIn(walled, ...files)).length).toBeGreaterThan(80);
    await expect(runIn({ ...walled, container: 'postgres' }, ...files)).rejects.toThrow(/No such file/);
  });
});
