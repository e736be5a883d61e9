import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSouk, type Souk } from '../testing/souk.ts';
import { Transcript } from '../testing/transcript.ts';

let souk: Souk;
beforeEach(async () => (souk = await createSouk()));
afterEach(async () => await souk.close());

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
const nobody = { as: null } as const;

test('signing in by pipe, by hand, by link, and out again', async () => {
  const { configFile, url } = souk;
  const story = new Transcript(souk, 'Signing in');
  expect(await story.tell('whoami', nobody)).toBe(4);
  expect(await story.tell(['login', url], { ...nobody, piped: '\n' })).toBe(2);
  expect(await story.tell(['login', url], { ...nobody, piped: 'not-a-token\n' })).toBe(4);
  await expect(stat(configFile)).rejects.toThrow('ENOENT');

  expect(await story.tell(['login', url], { ...nobody, piped: 'jane-token\n' })).toBe(0);
  expect(JSON.parse(await readFile(configFile, 'utf8'))).toEqual({ url, token: 'jane-token' });
  expect([await modeOf(configFile), await modeOf(dirname(configFile))]).toEqual(['600', '700']);
  expect(await story.tell('whoami', nobody)).toBe(0);

  await chmod(configFile, 0o644);
  expect(await story.tell('login', { ...nobody, answers: ['', 'joe-token'] })).toBe(0);
  expect(await modeOf(configFile)).toBe('600');
  expect(await story.tell('login', { ...nobody, piped: `${url}/#token=admin-token` })).toBe(0);
  expect(JSON.parse(await readFile(configFile, 'utf8'))).toEqual({ url, token: 'admin-token' });

  expect(await story.tell('logout', nobody)).toBe(0);
  expect(await story.tell('list', nobody)).toBe(4);
  await writeFile(configFile, '{"url": "nowhere", "token": "a-secret"}');
  expect(await story.tell('list', nobody)).toBe(2);
  const text = story.text();
  for (const token of ['jane-token', 'joe-token', 'admin-token', 'a-secret'])
    expect(text).not.toContain(token);
  await expect(text).toMatchFileSnapshot('./signing-in.golden');
});

test('a kept token goes to no other address', async () => {
  const { findLogin } = await import('../config/login.ts');
  const { configFile, url } = souk;
  await souk.start(['login', url], { ...nobody, piped: 'jane-token' }).code;
  const env = { token: undefined, configFile, colour: 'never', dumb: false, debug: false } as const;
  await expect(findLogin({ ...env, url: 'http://127.0.0.1:9' })).rejects.toThrow('You are signed in to');
  expect(await findLogin({ ...env, url: `${url}/` })).toEqual({ url, token: 'jane-token', from: 'file' });
  expect(await findLogin({ ...env, url: undefined, token: 'other' })).toMatchObject({ token: 'other' });
  const address = await souk.start(['login', `${url}/#token=x-secret`], nobody);
  expect(await address.code).toBe(2);
  expect(address.both).not.toContain('x-secret');
});
