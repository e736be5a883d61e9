import { expect, test, vi } from 'vitest';
import { createSessions } from './sessions.ts';

const key = 'a'.repeat(32);
const valueOf = (cookie = '') => decodeURIComponent(/=([^;]*)/.exec(cookie)?.[1] ?? '');

test('a cookie carries the token, sealed, to every replica with the same key', async () => {
  const value = valueOf(await createSessions(key, false).start('token-of-jane'));
  expect(value).not.toContain('jane');
  expect(await createSessions(key, false).read(value)).toBe('token-of-jane');
});

test('what was sealed with another key, changed, or made up is not read', async () => {
  const sessions = createSessions(key, false);
  const value = valueOf(await sessions.start('token'));
  expect(await createSessions('b'.repeat(32), false).read(value)).toBeUndefined();
  const middle = Math.floor(value.length / 2);
  const other = value[middle] === 'a' ? 'b' : 'a';
  expect(await sessions.read(value.slice(0, middle) + other + value.slice(middle + 1))).toBeUndefined();
  for (const forged of ['', 'x', 'Fe26.2**', value.slice(1), `${value}*`])
    expect(await sessions.read(forged)).toBeUndefined();
});

test('a session ends after twelve hours', async () => {
  const sessions = createSessions(key, false);
  const value = valueOf(await sessions.start('token'));
  vi.useFakeTimers({ now: Date.now() + 13 * 3600 * 1000, toFake: ['Date'] });
  expect(await sessions.read(value)).toBeUndefined();
  vi.useRealTimers();
});

test('a token of usual size fits, one that no browser would keep is refused', async () => {
  const sessions = createSessions(key, true);
  expect(await sessions.start('x'.repeat(1_500))).toMatch(/^__Host-souk_session=/);
  expect(await sessions.start('x'.repeat(5_000))).toBeUndefined();
});
