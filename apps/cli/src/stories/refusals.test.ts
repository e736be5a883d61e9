import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSouk, type Souk } from '../testing/souk.ts';
import { storeIn } from '../testing/stores.ts';
import { Transcript } from '../testing/transcript.ts';

let souk: Souk;
beforeEach(async () => {
  souk = await createSouk();
  souk.cluster.put(storeIn({ name: 'acme' }));
  souk.cluster.put(storeIn({ name: 'safe', spec: { deletionProtection: true } }));
  souk.cluster.put(storeIn({ name: 'sleepy', phase: 'Hibernated', spec: { hibernated: true } }));
  before = stores();
});
afterEach(async () => await souk.close());

/** A refused command leaves the cluster as it was. */
let before: string;
const stores = () => JSON.stringify([...souk.cluster.stores.values()]);
const expectNoChange = () => expect(stores()).toBe(before);

const wrongWords: string[][] = [
  [],
  ['creat', 'acme'],
  ['create'],
  ['create', 'Acme'],
  ['create', 'a'],
  ['create', 'acme-'],
  ['create', 'kube-thing'],
  ['create', 'shop', 'two'],
  ['create', 'shop', '--sed', 'demo'],
  ['create', 'shop', '--seed', 'full'],
  ['create', 'shop', '--email', 'nobody'],
  ['create', 'shop', '--version', 'new'],
  ['create', 'shop', '--version', '9.9.9', '--plan', 'giant'],
  ['create', 'shop', '--currency', 'EURO'],
  ['create', 'shop', '--wait', '--timeout', 'soon'],
  ['list', '--phase', 'Happy'],
  ['list', '--limit', '0'],
  ['list', '--sort', 'age'],
  ['list', '-o', 'xml'],
  ['get', '..'],
  ['get', ''],
  ['open', 'ACME'],
  ['logs', 'acme', '--container', 'nginx'],
  ['logs', 'acme', '--tail', '-1'],
  ['logs', 'acme', '--tail', '9999'],
  ['events'],
  ['usage', 'a b'],
  ['history', '%2e%2e'],
  ['credentials', '.'],
  ['update', 'acme'],
  ['update', 'acme', '--plan', 'giant'],
  ['upgrade', 'acme', 'latest'],
  ['upgrade', 'acme', '9.9.9'],
  ['rollback', 'acme', '--to', 'first'],
  ['transfer', 'acme', 'group:system:masters', '--yes'],
  ['transfer', 'acme', '', '--yes'],
  ['transfer', 'acme', 'joe'],
  ['snapshot'],
  ['snapshot', 'delete', 'acme', '..', '--yes'],
  ['snapshot', 'delete', 'acme', 'a/b', '--yes'],
  ['restore', 'acme', '../..', '--yes'],
  ['delete', '..', '--yes'],
  ['delete', 'acme'],
  ['completion', 'tcsh'],
  ['login', 'ftp://souk'],
  ['whoami', 'me'],
];

test('wrong words name themselves and the rule, and change nothing', async () => {
  const story = new Transcript(souk, 'Wrong words');
  for (const words of wrongWords) expect([words, await story.tell(words)]).toEqual([words, 2]);
  expectNoChange();
  // The help of a command without words is told elsewhere.
  const text = story.text().replaceAll(/Usage: [\s\S]*?\[exit/g, '(its help)\n[exit');
  await expect(text).toMatchFileSnapshot('./wrong-words.golden');
});

test('each refusal has a sentence and an exit code', async () => {
  const story = new Transcript(souk, 'Refusals');
  expect(await story.tell('create acme')).toBe(7);
  expect(await story.tell('delete safe --yes')).toBe(7);
  expect(await story.tell('snapshot create sleepy')).toBe(7);
  expect(await story.tell('retry acme')).toBe(7);
  expect(await story.tell('get nowhere')).toBe(3);
  expect(await story.tell('delete acme --yes', { as: 'joe-token' })).toBe(3);
  expect(await story.tell('delete acme --yes', { as: 'viewer-token' })).toBe(4);
  expect(await story.tell('transfer acme oidc:joe@example.com --yes', { as: 'jane-token' })).toBe(4);
  expect(await story.tell('list', { as: 'nobody-token' })).toBe(4);
  expect(await story.tell('list', { as: 'unknown-token' as 'nobody-token' })).toBe(4);
  expect(await story.tell('list', { as: null })).toBe(4);
  expectNoChange();
  souk.cluster.isSynced = false;
  expect(await story.tell('list')).toBe(6);
  await souk.app.close();
  expect(await souk.start('list').code).toBe(6);
  await expect(story.text()).toMatchFileSnapshot('./refusals.golden');
});

test('what cannot be undone is asked for, and only the right answer is a yes', async () => {
  const story = new Transcript(souk, 'Questions');
  expect(await story.tell('delete acme', { answers: ['y'] })).toBe(1);
  expect(await story.tell('transfer acme oidc:joe@example.com', { answers: ['n'] })).toBe(1);
  expect(await story.tell('delete safe', { answers: [''] })).toBe(1);
  expectNoChange();
  expect(await story.tell('transfer acme oidc:joe@example.com', { answers: ['yes'] })).toBe(0);
  expect(await story.tell('delete acme', { answers: ['acme'] })).toBe(0);
  expect(souk.cluster.stores.get('acme')?.metadata.deletionTimestamp).toBeDefined();
  await expect(story.text()).toMatchFileSnapshot('./questions.golden');
});
