import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { platformOf } from '../testing/platform.ts';
import { ConfigError, readSettings } from './settings.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'souk-settings-'));
  write('platform.yaml', stringify(platformOf()));
  write('session-key', 's3cret'.repeat(8));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, content: string) => writeFileSync(join(dir, name), content);
const variables = (changes: Record<string, string> = {}) => ({
  NODE_ENV: 'production',
  SOUK_CONFIG: join(dir, 'platform.yaml'),
  SOUK_SECRETS: dir,
  SOUK_CHART: '/app/charts/store',
  ...changes,
});

function problemsOf(changes: Record<string, string> = {}): string[] {
  try {
    readSettings(variables(changes));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(dir, 'DIR'));
  }
}

test('environment, file and key make the settings', () => {
  const settings = readSettings(variables({ POD_NAME: 'orchestrator-1', PORT: '9090', SOUK_DASHBOARD: '' }));
  expect(settings.env).toMatchObject({
    environment: 'production',
    host: '0.0.0.0',
    port: 9090,
    identity: 'orchestrator-1',
    dashboardDir: undefined,
  });
  expect(settings.platform.hostSuffixes).toEqual(['local.gd', 'localhost']);
});

test('a process in development is not offered to the network, and makes a key of its own', () => {
  rmSync(join(dir, 'session-key'));
  const settings = readSettings(variables({ NODE_ENV: 'development' }));
  expect(settings.env.host).toBe('127.0.0.1');
  expect(settings.sessionKey.length).toBeGreaterThanOrEqual(32);
});

test('every problem of the environment is named at once', () => {
  expect(problemsOf({ NODE_ENV: 'prod', PORT: '80a', SOUK_CHART: 'chart', LOG_LEVEL: 'loud' })).toEqual([
    'environment: NODE_ENV must be one of development, production, test',
    'environment: SOUK_CHART must be an absolute path',
    'environment: PORT must be a port number',
    'environment: LOG_LEVEL must be trace, debug, info, warn, error or silent',
  ]);
});

test('every problem of file and key is named at once, with its path', () => {
  const { quotas: _quotas, ...rest } = platformOf();
  write('platform.yaml', stringify({ ...rest, plans: [{ name: 'Small' }], colour: 'red' }));
  write('session-key', 's3cret');
  const problems = problemsOf().join('\n');
  expect(problems).not.toContain('s3cret');
  for (const words of [
    'plans.0.name',
    'plans.0.memory',
    'quotas',
    'colour',
    'DIR/session-key: must have at least 32',
  ])
    expect(problems).toContain(words);
});

test('a schedule that none could follow is named', () => {
  write('platform.yaml', stringify(platformOf({ snapshots: { schedule: '0 3 * * 9' } })));
  expect(problemsOf()).toEqual([expect.stringMatching(/snapshots.schedule: must be a cron expression/)]);
});

test('files that are missing or no YAML are named', () => {
  rmSync(join(dir, 'session-key'));
  write('platform.yaml', 'a: [1\nb: {');
  const problems = problemsOf();
  expect(problems[0]).toMatch(/^DIR\/platform.yaml: .* at line \d/);
  expect(problems.at(-1)).toBe('DIR/session-key: cannot be read (ENOENT)');
  rmSync(join(dir, 'platform.yaml'));
  expect(problemsOf()[0]).toBe('DIR/platform.yaml: cannot be read (ENOENT)');
});
