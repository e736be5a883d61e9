import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../charts/tools/render.ts';
import { buyInside } from '../e2e/support/inside-store.ts';
import { api, isReady, kubectl, platform, remove, storeBecomes } from '../e2e/support/platform.ts';
import { send } from '../e2e/support/probe-pod.ts';
import { downloadModule, externalSecrets, type GoModule, vaultSecretsOperator } from './go-module.ts';
import { startOperator } from './operator.ts';
import { entry, secretManager } from './secret-manager.ts';

const namespace = 'store-sealed';
const endings: (() => Promise<unknown>)[] = [];

async function define(module: GoModule, folder: string): Promise<void> {
  const path = join(await downloadModule(module), folder);
  // Named GROUP_KIND.yaml, beside a file that is for kustomize.
  const definitions = (await readdir(path)).filter((file) => file.includes('_'));
  const files = definitions.flatMap((file) => ['--filename', join(path, file)]);
  // Client-side apply would not fit them into its annotation.
  await kubectl('apply', '--server-side', ...files);
  await kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s');
}

const helm = async (...args: string[]): Promise<string> => {
  const env = { KUBECONFIG: platform.kubeconfig };
  return (await execa(join(platform.binDir, 'helm'), [...args, '--namespace', namespace], { env })).stdout;
};

beforeAll(async () => {
  process.env['SOUK_HELM'] = join(platform.binDir, 'helm');
  await define(externalSecrets, 'config/crds/bases');
  await define(vaultSecretsOperator, 'config/crd/bases');
  await kubectl('create', 'namespace', namespace);
  endings.push(() => kubectl('delete', 'namespace', namespace, '--timeout', '60s'));
});
afterAll(async () => {
  for (const end of endings.toReversed()) await end();
});

const operators = {
  ExternalSecret: { externalSecret: { enabled: true, storeRef: { name: 'company' } } },
  VaultStaticSecret: { vault: { enabled: true, authRef: 'shops/main' } },
};

describe.each(Object.entries(operators))('%s', (kind, secret) => {
  const validate = async (change: (text: string) => string): Promise<string> => {
    const text = await renderText('store', { namespace, values: { secret } });
    const object = text.split('\n---\n').find((one) => one.includes(`kind: ${kind}`)) ?? '';
    const [command = '', ...first] = platform.kubectl;
    const apply = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '--filename', '-'];
    const where = ['--namespace', namespace];
    const options = { env: { KUBECONFIG: platform.kubeconfig }, input: change(object) };
    return (await execa(command, [...first, ...apply, ...where], options)).stdout;
  };

  test('is what its own definition asks for', async () => {
    expect(await validate((text) => text)).toContain('/store serverside-applied');
  });

  test('would be refused with a field that its definition does not know', async () => {
    await expect(validate((text) => text.replace(/refresh\w+:/, 'refreshSometimes:'))).rejects.toThrow(
      /refreshSometimes/,
    );
  });
});

describe('a store whose secrets a secret manager keeps', () => {
  const password = 'chosen-in-the-secret-manager';
  const keys = {
    'admin-password': password,
    'jwt-secret': 'j'.repeat(48),
    'cookie-secret': 'c'.repeat(48),
    'agent-token': 'a'.repeat(48),
  };
  const source = [
    '--set',
    'secret.externalSecret.enabled=true',
    '--set',
    'secret.externalSecret.key=sealed-keys',
  ];
  const from = [...source, '--set', 'secret.externalSecret.storeRef.name=company'];
  const values = [...from, '--set', 'secret.externalSecret.refreshInterval=2s'];
  const passwordNow = async () => {
    const path = 'jsonpath={.data.admin-password}';
    const found = await kubectl('get', 'secret', 'store', '--namespace', namespace, '--output', path);
    return Buffer.from(found, 'base64').toString();
  };

  beforeAll(async () => {
    const stop = await startOperator();
    endings.push(stop);
    await send(['apply', '--server-side'], ...(await secretManager()), entry('sealed-keys', keys));
    endings.push(() => kubectl('delete', 'namespace', 'secret-manager', '--wait=false'));
  });

  test('starts with these, and its administrator signs in with that password', async () => {
    await helm('install', 'sealed', 'charts/store', '--values', 'charts/store/values-local.yaml', ...values);
    await kubectl('rollout', 'status', 'deployment/store', '--namespace', namespace, '--timeout', '120s');
    expect(await passwordNow()).toBe(password);
    expect(await helm('test', 'sealed', '--logs', '--timeout', '90s')).toMatch(/bought: order #\d+/);
  });

  test('follows when an entry changes there', async () => {
    await send(
      ['apply', '--server-side'],
      entry('sealed-keys', { ...keys, 'admin-password': 'another one' }),
    );
    await expect.poll(passwordNow, { timeout: 30_000, interval: 500 }).toBe('another one');
  });

  test('that the orchestrator makes takes its keys from there as well', async () => {
    const externalSecret = { storeRef: { name: 'company' }, key: 'sealed-keys', refreshInterval: '1h' };
    await api.createStore({ name: 'entrusted', blueprint: { secret: { externalSecret } } });
    endings.push(() => remove('entrusted'));
    await storeBecomes('entrusted', isReady);
    expect((await api.getCredentials('entrusted')).password).toBe('another one');
    await buyInside('store-entrusted');
  });

  test('keeps them when the release goes, as the volume stays too', async () => {
    await helm('uninstall', 'sealed');
    await expect.poll(passwordNow, { timeout: 5000 }).toBe('another one');
  });
});
