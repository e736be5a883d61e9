import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverDryRun } from '../../charts/dry-run.ts';
import { kubectl, names, platform } from './support/platform.ts';

test('a real API server takes every object of both charts without a warning', async () => {
  process.env.SOUK_HELM = join(platform.binDir, 'helm');
  const lines = await serverDryRun(platform.kubeconfig);
  expect(lines.length).toBeGreaterThan(20);
});

describe('the blueprint works alone, by the plain command', () => {
  const at = ['--namespace', 'store-alone'];
  const values = ['--values', 'charts/store/values-local.yaml'];
  const helm = async (...args: string[]): Promise<string> => {
    const env = { KUBECONFIG: platform.kubeconfig };
    return (await execa(join(platform.binDir, 'helm'), [...args, ...at], { env })).stdout;
  };
  const serves = () => kubectl('rollout', 'status', 'deployment/store', ...at, '--timeout', '90s');
  const secret = async () =>
    JSON.parse(await kubectl('get', 'secret', 'store', ...at, '--output', 'jsonpath={.data}')) as Record<
      string,
      string
    >;
  /** Made at the first boot, so that the same one proves the same database. */
  const databaseKey = async () => {
    const script =
      "fetch('http://127.0.0.1:9000/storefront/config.json').then((r) => r.text()).then(console.log)";
    const config = await kubectl(
      'exec',
      'deployment/store',
      ...at,
      '--container',
      'medusa',
      '--',
      'node',
      '-e',
      script,
    );
    return (JSON.parse(config) as { publishableKey: string }).publishableKey;
  };
  let made: Record<string, string>;
  let key: string;

  beforeAll(async () => {
    await helm('install', 'alone', 'charts/test/previous/store-0.1.0.tgz', '--create-namespace', ...values);
    await serves();
    made = await secret();
    key = await databaseKey();
  });
  afterAll(() => kubectl('delete', 'namespace', 'store-alone', '--ignore-not-found', '--timeout', '60s'));

  test("it is upgraded from the chart's previous version, with its data and its passwords", async () => {
    const notes = await helm('upgrade', 'alone', 'charts/store', ...values);
    expect(notes).toContain('http://alone.local.gd:8080');
    await serves();
    expect(await secret()).toMatchObject(made);
    expect(await secret()).toHaveProperty('agent-token');
    expect(await databaseKey()).toBe(key);
  });

  test('its own test buys something', async () => {
    expect(await helm('test', 'alone', '--logs', '--timeout', '90s')).toMatch(/bought: order #\d+/);
  });

  test.each([
    ['smaller', '512Mi', /persistence\.size is 512Mi, .* has 1Gi already: a volume cannot shrink/],
    ['larger, where the storage class does not let it grow', '2Gi', /does not let volumes grow/],
  ])('a volume that would be %s is refused before anything changes', async (_what, size, sentence) => {
    const wish = ['--set', `persistence.size=${size}`];
    await expect(helm('upgrade', 'alone', 'charts/store', ...values, ...wish)).rejects.toThrow(sentence);
    expect(await helm('status', 'alone', '--output', 'json')).toContain('"status":"deployed"');
  });

  test('helm rollback brings the earlier revision back, with the same data', async () => {
    await helm('rollback', 'alone', '1');
    await serves();
    expect(await databaseKey()).toBe(key);
  });

  test('uninstalled, it leaves the volume and the passwords', async () => {
    await helm('uninstall', 'alone');
    expect(await names('persistentvolumeclaims')).toContain('store-alone/store-data');
    expect(await secret()).toMatchObject(made);
  });
});
