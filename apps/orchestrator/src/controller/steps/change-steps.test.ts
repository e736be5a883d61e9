import { gzipSync } from 'node:zlib';
import { pathOf, resources } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { passOver, paths, stage, storeIn } from '../testing/pass.ts';
import { adoptVersion } from './adopt.ts';
import { checkRollout } from './check-rollout.ts';
import { repair, rollBack } from './roll-back.ts';
import { upgradeStore } from './upgrade.ts';

const seen = { revision: 1, status: 'deployed' };
const deployment = pathOf(resources.deployments, { namespace: 'store-acme', name: 'store' });
const quota = pathOf(resources.resourceQuotas, { namespace: 'store-acme', name: 'store' });

const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: store-data}
spec: {resources: {requests: {storage: 3Gi}}}
`;
/** As Helm keeps it, within a Secret's own base64. */
const content = Buffer.from(gzipSync(JSON.stringify({ manifest: claim })).toString('base64')).toString(
  'base64',
);
const record = (labels: Record<string, string> = {}) => ({
  metadata: {
    name: 'sh.helm.release.v1.acme.v1',
    labels: { name: 'acme', version: '1', status: 'deployed', 'souk.dev/plan': 'small', ...labels },
  },
  data: { release: content },
});
const running = (image: string, status: Record<string, number> = {}) => ({
  metadata: { name: 'store', generation: 2 },
  spec: { replicas: 1, template: { spec: { containers: [{ name: 'medusa', image }] } } },
  status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, readyReplicas: 1, ...status },
});

test('an upgrade gives the next revision its own number, and the volume stays as it was made', async () => {
  const { api, deps, helmCalls } = stage();
  api.put(paths.release, record({ 'souk.dev/plan': 'large' }));
  await upgradeStore(deps, passOver(api, { plan: 'large' }), { type: 'upgrade', seen });
  expect(helmCalls[0]?.args.slice(0, 2)).toEqual(['upgrade', 'acme']);
  expect(helmCalls[0]?.args.join(' ')).toMatch(/souk.dev\/plan=large,souk.dev\/revision=2/);
  expect(JSON.parse(helmCalls[0]?.input ?? '')).toMatchObject({
    hibernated: false,
    persistence: { size: '3Gi', storageClass: '' },
  });
  expect(api.get(quota)).toBeDefined();
});

test('no helm runs for a release that has moved on', async () => {
  const { api, deps, helmCalls } = stage();
  api.put(paths.release, record({ status: 'pending-upgrade' }));
  const pass = passOver(api);
  await upgradeStore(deps, pass, { type: 'upgrade', seen });
  await rollBack(deps, pass, { type: 'roll-back', to: 1, seen });
  await repair(deps, pass, { type: 'repair', what: [], seen });
  expect(helmCalls).toEqual([]);
});

test("what a person gave to the release meanwhile is not overwritten: its Deployment isn't the one that was seen", async () => {
  const { api, deps, helmCalls } = stage();
  api.put(paths.release, record());
  api.put(deployment, running('localhost/souk/store:2.20.0'));
  await upgradeStore(deps, passOver(api), { type: 'upgrade', seen, runs: '2.21.2' });
  expect(helmCalls).toEqual([]);
});

test.each(['interrupted', 'timeout', 'unreachable', 'locked'] as const)(
  'an upgrade that was %s is tried again, and the wish is not given up',
  async (kind) => {
    const { api, deps } = stage({ ok: false, kind, message: 'words', seconds: 1 });
    api.put(paths.release, record());
    await expect(upgradeStore(deps, passOver(api), { type: 'upgrade', seen })).rejects.toThrow('words');
    expect(storeIn(api).status?.rejected).toBeUndefined();
  },
);

test("an upgrade that helm refuses is given up in helm's own words", async () => {
  const { api, deps } = stage({ ok: false, kind: 'invalid', message: 'no such value', seconds: 1 });
  api.put(paths.release, record());
  await upgradeStore(deps, passOver(api), { type: 'upgrade', seen });
  expect(storeIn(api).status).toMatchObject({
    failure: { reason: 'UpgradeFailed', message: 'no such value' },
    rejected: { version: '2.21.2', digest: 'd1' },
  });
});

test('a rollback is told to be our own, and brings the quota of the plan that it was made for', async () => {
  const { api, deps, helmCalls } = stage();
  api.put(paths.release, record({ 'souk.dev/plan': 'small' }));
  await rollBack(deps, passOver(api, { plan: 'large' }), { type: 'roll-back', to: 1, seen });
  expect(helmCalls[0]?.args.slice(0, 3)).toEqual(['rollback', 'acme', '1']);
  expect(api.get(paths.release)?.metadata.labels).toMatchObject({ 'souk.dev/revision': '1' });
  expect(api.get(quota)).toBeDefined();
});

test('a rollout counts only when the API server itself says that the pods have followed', async () => {
  for (const [status, isGood] of [
    [{ updatedReplicas: 0 }, false],
    [{ observedGeneration: 1 }, false],
    [{ replicas: 2 }, false],
    [{}, true],
  ] as const) {
    const { api, deps } = stage();
    api.put(paths.release, record());
    api.put(deployment, running('localhost/souk/store:2.21.2', status));
    const pass = passOver(api);
    const release = { state: 'present', ...seen, ours: true, version: '2.21.2', chart: '' } as const;
    const observation = {
      ...pass.observation,
      release: { ...release, digest: 'd1', made: true, since: 0 },
    };
    await checkRollout(deps, { ...pass, observation }, { type: 'check-rollout', seen });
    const { lastGood, operation } = storeIn(api).status ?? {};
    expect(lastGood?.revision).toBe(isGood ? 1 : undefined);
    expect(operation === undefined).toBe(isGood);
  }
});

test('a version is taken over only while the Deployment runs it', async () => {
  const { api, deps } = stage();
  api.put(paths.release, record());
  api.put(deployment, running('localhost/souk/store:2.20.0'));
  const pass = passOver(api);
  await adoptVersion(deps, pass, { type: 'adopt', version: '2.19.0', seen });
  expect(storeIn(api).spec.version).toBe('2.21.2');
  await adoptVersion(deps, pass, { type: 'adopt', version: '2.20.0', seen });
  expect(api.get(paths.store)).toMatchObject({ spec: { version: '2.20.0' } });
});
