import { gzipSync } from 'node:zlib';
import { pathOf, resources } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { passOver, paths, stage, storeIn } from '../testing/pass.ts';
import { upgradeStore } from './upgrade.ts';

const seen = { revision: 1, status: 'deployed' };
const quota = pathOf(resources.resourceQuotas, { namespace: 'store-acme', name: 'store' });
const claim = pathOf(resources.persistentVolumeClaims, { namespace: 'store-acme', name: 'store-data' });
const storageClass = pathOf(resources.storageClasses, { name: 'disks' });
const step = { type: 'upgrade', seen } as const;

/** A store on the plan `small` with a volume of `size`, which wishes the plan `medium` with 5Gi. */
function withVolume(size: string, allowVolumeExpansion?: boolean) {
  const { api, deps, helmCalls } = stage();
  const [first] = deps.config.plans;
  const medium = { ...first, name: 'medium', default: false, storage: '5Gi' } as typeof first;
  const plans = [...deps.config.plans, ...(medium ? [medium] : [])];
  const spec = { storageClassName: 'disks', resources: { requests: { storage: size } } };
  const manifest = JSON.stringify({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec });
  const release = gzipSync(JSON.stringify({ manifest, config: { seed: 'demo' } })).toString('base64');
  const labels = { name: 'acme', version: '1', status: 'deployed', 'souk.dev/plan': 'small' };
  api.put(paths.release, {
    metadata: { name: 'sh.helm.release.v1.acme.v1', labels },
    data: { release: Buffer.from(release).toString('base64') },
  });
  api.put(claim, { metadata: { name: 'store-data' }, spec });
  api.put(storageClass, {
    metadata: { name: 'disks' },
    ...(allowVolumeExpansion ? { allowVolumeExpansion } : {}),
  });
  const pass = passOver(api, { plan: 'medium' });
  const was = { ...seen, state: 'present', ours: true, version: '2.20.0', chart: '', digest: 'd0' } as const;
  const observation = { ...pass.observation, release: { ...was, made: true, since: 0 } };
  return {
    api,
    helmCalls,
    deps: { ...deps, config: { ...deps.config, plans } },
    pass: { ...pass, observation },
  };
}

test('a volume grows first, by a revision that is the one before in all else', async () => {
  const { api, deps, pass, helmCalls } = withVolume('1Gi', true);
  await upgradeStore(deps, pass, step);
  expect(helmCalls).toHaveLength(1);
  const [call] = helmCalls;
  const persistence = { size: '5Gi', storageClass: 'disks' };
  expect(JSON.parse(call?.input ?? '')).toEqual({ seed: 'demo', persistence });
  expect(call?.args.join(' ')).toMatch(
    /version=2\.20\.0,souk\.dev\/digest=d0,souk\.dev\/plan=small,souk\.dev\/revision=2/,
  );
  expect(api.get(quota)).toMatchObject({ spec: { hard: { 'requests.storage': '5Gi' } } });
});

test('when the volume has its size the rest of the wish follows', async () => {
  const { deps, pass, helmCalls } = withVolume('5120Mi');
  await upgradeStore(deps, pass, step);
  expect(helmCalls[0]?.args.join(' ')).toContain('souk.dev/plan=medium');
  expect(JSON.parse(helmCalls[0]?.input ?? '')).toMatchObject({ persistence: { size: '5120Mi' } });
});

test('the revision that only grew the volume becomes the one to go back to', async () => {
  const { api, deps, pass } = withVolume('5Gi');
  const lastGood = { revision: 0, version: '2.20.0', digest: 'd0' };
  await upgradeStore(
    deps,
    { ...pass, store: { ...pass.store, status: { ...pass.store.status, lastGood } } },
    step,
  );
  expect(storeIn(api).status?.lastGood).toEqual({ ...lastGood, revision: 1 });
});

test.each([
  ['1Gi', 'asks for a volume of 5Gi, and the store\'s has 1Gi: its StorageClass "disks" lets no volume grow'],
  ['8Gi', "asks for a volume of 5Gi, and the store's has 8Gi: a volume cannot shrink"],
])('a volume of %s that cannot change is said so, and nothing is touched', async (size, words) => {
  const { api, deps, pass, helmCalls } = withVolume(size);
  await upgradeStore(deps, pass, step);
  expect(helmCalls).toEqual([]);
  expect(api.get(quota)).toBeUndefined();
  expect(storeIn(api).status?.failure).toMatchObject({
    reason: 'VolumeCannotChange',
    message: `spec.plan "medium" ${words}`,
  });
});
