import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSouk, noon, type Run, type Souk } from '../testing/souk.ts';
import { installSteps, operationOf, release, statusOf, storeIn } from '../testing/stores.ts';
import { Transcript } from '../testing/transcript.ts';

let souk: Souk;
beforeEach(async () => (souk = await createSouk()));
afterEach(async () => await souk.close());

/** The controller's part: writes a status, at so many seconds past noon. */
function becomes(name: string, seconds: number, ...status: Parameters<typeof statusOf>): void {
  souk.clock.now = noon + seconds * 1000;
  const store = souk.cluster.stores.get(name);
  if (store) souk.cluster.put({ ...store, status: statusOf(...status) });
}

const says = (run: Run, words: string) =>
  vi.waitFor(() => expect(run.both).toContain(words), { timeout: 20_000, interval: 10 });
const spec = (name: string) => souk.cluster.stores.get(name)?.spec;

const installing = (running: number, message: string) => ({
  message,
  operation: operationOf('install', installSteps, running, message),
});

test('a store is made, step by step', async () => {
  const story = new Transcript(souk, 'Waiting for a new store');
  const line = 'create acme --wait';
  const run = souk.start(line);
  await says(run, 'Creating acme');
  becomes('acme', 1, 'Pending', installing(0, 'Making the namespace'));
  await says(run, 'Making the namespace');
  becomes('acme', 2, 'Provisioning', installing(2, 'Waiting for PostgreSQL and Medusa'));
  await says(run, 'PostgreSQL');
  becomes('acme', 5, 'Provisioning', installing(3, 'Asking the shop'));
  await says(run, 'Asking');
  becomes('acme', 6.2, 'Ready', { readyAt: '2026-05-04T12:00:06Z', release });
  expect(await story.record(line, run)).toBe(0);
  await expect(story.text()).toMatchFileSnapshot('./waiting-create.golden');
});

test('a store that fails tells why, and what the cluster said', async () => {
  const story = new Transcript(souk, 'Waiting for a store that fails');
  const line = 'create acme --wait -o json';
  const run = souk.start(line);
  await says(run, 'Creating acme');
  becomes('acme', 1, 'Provisioning', installing(2, 'Waiting for PostgreSQL and Medusa'));
  await says(run, 'PostgreSQL');
  const failure = {
    reason: 'Crashed',
    message: 'The server crashed 3 times',
    hint: 'Its last words are below.',
    log: 'Error: out of cheese\n    at cheese.js:1',
  };
  const rejected = { version: '2.21.2', generation: 1, reason: 'Crashed' };
  becomes('acme', 9, 'Failed', { failure, rejected });
  expect(await story.record(line, run)).toBe(1);
  expect(run.out).toBe('');
  await expect(story.text()).toMatchFileSnapshot('./waiting-failure.golden');
});

test('an upgrade counts from the new wish on, and tells of its rollback', async () => {
  souk.cluster.put(storeIn({ name: 'acme', spec: { version: '2.20.0' } }));
  const story = new Transcript(souk, 'Waiting for upgrades');
  const line = 'upgrade acme --wait';
  const steps = ['Release', 'Database and server'];
  const generation = 2;

  const first = souk.start(line);
  await says(first, 'Upgrading acme');
  expect(spec('acme')?.version).toBe('2.21.2');
  // Ready, but of the wish before: no reason to stop waiting.
  becomes('acme', 1, 'Ready', { generation: 1 });
  const upgrade = operationOf('upgrade', steps, 1, 'Migrating the database');
  becomes('acme', 2, 'Updating', { generation, operation: upgrade });
  await says(first, 'Migrating');
  const back = operationOf('rollback', steps, 1, 'Going back to 2.20.0');
  becomes('acme', 8, 'Updating', { generation, operation: { ...back, startedAt: '2026-05-04T12:00:08Z' } });
  await says(first, 'Going back');
  const failure = { reason: 'MigrationFailed', message: 'The migration failed: no such table', hint: 'Ask.' };
  const rejected = { version: '2.21.2', generation, reason: 'MigrationFailed' };
  becomes('acme', 12, 'Ready', { generation, failure, rejected });
  expect(await story.record(line, first)).toBe(1);

  const again = souk.start('rollback acme --to 9');
  expect(await story.record('rollback acme --to 9', again)).toBe(2);
  await expect(story.text()).toMatchFileSnapshot('./waiting-upgrade.golden');
});

test('sleep, waking and deletion', async () => {
  souk.cluster.put(storeIn({ name: 'acme' }));
  const story = new Transcript(souk, 'Waiting for sleep, waking and deletion');
  const sleep = souk.start('hibernate acme --wait');
  await says(sleep, 'Hibernating acme');
  expect(spec('acme')?.hibernated).toBe(true);
  const operation = operationOf('hibernate', ['Release', 'Pods'], 1, 'Waiting for store-1 to stop');
  becomes('acme', 1, 'Updating', { generation: 2, operation });
  await says(sleep, 'store-1');
  becomes('acme', 3, 'Hibernated', { generation: 2 });
  expect(await story.record('hibernate acme --wait', sleep)).toBe(0);

  const wake = souk.start('wake acme --wait');
  await says(wake, 'Waking acme');
  expect(spec('acme')?.hibernated).toBe(false);
  becomes('acme', 5, 'Ready', { generation: 3 });
  expect(await story.record('wake acme --wait', wake)).toBe(0);

  const end = souk.start('delete acme --wait --yes');
  await says(end, 'Deleting acme');
  expect(souk.cluster.stores.get('acme')?.metadata.deletionTimestamp).toBeDefined();
  const deletion = operationOf(
    'delete',
    ['Release', 'Pods', 'Namespace', 'Volumes'],
    2,
    'Deleting the namespace',
  );
  becomes('acme', 7, 'Deleting', { generation: 3, operation: deletion });
  await says(end, 'Deleting the namespace');
  souk.cluster.purge('acme');
  expect(await story.record('delete acme --wait --yes', end)).toBe(0);
  await expect(story.text()).toMatchFileSnapshot('./waiting-life.golden');
});

test('waiting ends by itself, by Ctrl-C, and with the store', async () => {
  const story = new Transcript(souk, 'Waiting in vain');
  const late = 'create acme --wait --timeout 1s';
  const run = souk.start(late);
  await says(run, 'Creating acme');
  becomes('acme', 1, 'Provisioning', installing(2, 'Waiting for PostgreSQL and Medusa'));
  expect(await story.record(late, run)).toBe(5);

  const stop = new AbortController();
  const second = souk.start('create beta --wait', { signal: stop.signal });
  await says(second, 'Creating beta');
  becomes('beta', 2, 'Pending', installing(0, 'Making the namespace'));
  await says(second, 'Making');
  stop.abort();
  story.say('Ctrl-C');
  expect(await story.record('create beta --wait', second)).toBe(130);

  const third = souk.start('create gamma --wait');
  await says(third, 'Creating gamma');
  becomes('gamma', 3, 'Pending', installing(0, 'Making the namespace'));
  await says(third, 'Making');
  souk.cluster.purge('gamma');
  story.say('Somebody deletes it meanwhile');
  expect(await story.record('create gamma --wait', third)).toBe(1);
  await expect(story.text()).toMatchFileSnapshot('./waiting-in-vain.golden');
});
