import { expect, test } from 'vitest';
import { act } from '../act.ts';
import { passOver, paths, stage, storeIn } from '../testing/pass.ts';
import { renewClaim } from './claim.ts';
import { installStore } from './install.ts';
import { uninstallStore } from './remove.ts';

const record = (status: string) => ({
  metadata: { name: 'sh.helm.release.v1.acme.v1', labels: { name: 'acme', version: '1', status } },
});

test('installs with values on stdin and labels that can be read without the values', async () => {
  const { api, deps, helmCalls } = stage();
  await installStore(deps, passOver(api));
  expect(helmCalls).toHaveLength(1);
  expect(helmCalls[0]?.args).toContainEqual(
    expect.stringMatching(
      /^souk.dev\/store=acme,souk.dev\/version=2.21.2,souk.dev\/digest=[0-9a-f]{16},souk.dev\/plan=small,souk.dev\/revision=1$/,
    ),
  );
  expect(JSON.parse(helmCalls[0]?.input ?? '')).toMatchObject({ publicUrl: 'http://acme.local.gd:8080' });
});

test('starts no helm where the API server already knows a release', async () => {
  const { api, deps, helmCalls } = stage();
  api.put(paths.release, record('pending-install'));
  await installStore(deps, passOver(api));
  expect(helmCalls).toEqual([]);
});

test.each(['interrupted', 'timeout', 'unreachable', 'locked', 'in-use', 'not-found'] as const)(
  'helm that was %s is run again, and the store has not failed',
  async (kind) => {
    const { api, deps } = stage({ ok: false, kind, message: 'words', seconds: 1 });
    await expect(installStore(deps, passOver(api))).rejects.toThrow('words');
    expect(storeIn(api).status?.phase).toBeUndefined();
  },
);

test('a quota that counts a claim which is not there is made again, and helm is run again', async () => {
  const { api, deps } = stage({ ok: false, kind: 'quota', message: 'exceeded quota: store', seconds: 1 });
  const pass = passOver(api);
  api.put(paths.quota, { metadata: { name: 'store' }, status: { used: { persistentvolumeclaims: '1' } } });
  const { uid } = api.get(paths.quota)?.metadata ?? {};
  await expect(installStore(deps, pass)).rejects.toThrow('exceeded quota');
  expect(api.get(paths.quota)?.metadata.uid).not.toBe(uid);
  expect(api.get(paths.quota)).toMatchObject({ spec: { hard: { persistentvolumeclaims: '1' } } });
  expect(storeIn(api).status?.phase).toBeUndefined();
});

test('a quota that counts right is not touched', async () => {
  const { api, deps } = stage({ ok: false, kind: 'quota', message: 'exceeded quota: store', seconds: 1 });
  const pass = passOver(api);
  api.put(paths.quota, { metadata: { name: 'store' }, status: { used: { persistentvolumeclaims: '0' } } });
  const { uid } = api.get(paths.quota)?.metadata ?? {};
  await installStore(deps, pass);
  expect(api.get(paths.quota)?.metadata.uid).toBe(uid);
  expect(storeIn(api).status?.failure).toMatchObject({ message: 'exceeded quota: store' });
});

test.each(['invalid', 'failed'] as const)('what helm calls %s is told in its own words', async (kind) => {
  const { api, deps } = stage({ ok: false, kind, message: 'replicas must be a number', seconds: 1 });
  await installStore(deps, passOver(api));
  expect(storeIn(api).status).toMatchObject({
    phase: 'Failed',
    failure: { reason: 'InstallFailed', message: 'replicas must be a number' },
    rejected: { generation: 1, version: '2.21.2' },
  });
});

test.each([{ version: '9.9.9' }, { plan: 'vast' }])(
  'a wish for %o makes nothing, and names the field',
  async (wish) => {
    const { api, deps, helmCalls } = stage();
    await act(deps, passOver(api, wish));
    const { failure } = storeIn(api).status ?? {};
    expect(failure?.reason).toBe('InvalidSpec');
    expect(failure?.message).toContain(`spec.${Object.keys(wish)[0]} "${Object.values(wish)[0]}"`);
    expect(api.get(paths.namespace)).toBeUndefined();
    expect(helmCalls).toEqual([]);
  },
);

test('uninstalls only while the release is what the decision saw', async () => {
  const { api, deps, helmCalls } = stage();
  const seen = { revision: 1, status: 'pending-install' };
  api.put(paths.release, record('deployed'));
  await uninstallStore(deps, passOver(api), { type: 'uninstall', seen });
  expect(helmCalls).toEqual([]);
  api.put(paths.release, record('pending-install'));
  await uninstallStore(deps, passOver(api), { type: 'uninstall', seen });
  expect(helmCalls).toHaveLength(1);
});

test('a claim that waited long for its turn is renewed, and lost when somebody changed the store', async () => {
  const { api, deps, helmCalls } = stage();
  const pass = passOver(api);
  const old = new Date(Date.now() - 30_000).toISOString();
  const { status } = pass.store;
  if (status?.operation) status.operation.renewedAt = old;
  await renewClaim(deps, pass);
  expect(Date.parse(storeIn(api).status?.operation?.renewedAt ?? '')).toBeGreaterThan(Date.now() - 5000);

  const { operation } = pass.store.status ?? {};
  if (operation) operation.renewedAt = old;
  api.put(paths.store, { ...storeIn(api) });
  await expect(installStore(deps, pass)).rejects.toMatchObject({ kind: 'conflict' });
  expect(helmCalls).toEqual([]);
});

test('helm never runs without a claim of this replica', async () => {
  const { api, deps, helmCalls } = stage();
  const pass = passOver(api);
  await expect(installStore({ ...deps, identity: 'replica-b' }, pass)).rejects.toThrow('without a claim');
  expect(helmCalls).toEqual([]);
});

test('helm does not start once the controller stops or the lease is lost', async () => {
  const { api, deps, helmCalls } = stage();
  const requireHeld = () => {
    throw new Error('the lease is lost');
  };
  await expect(installStore({ ...deps, requireHeld }, passOver(api))).rejects.toThrow('the lease is lost');
  expect(helmCalls).toEqual([]);
});
