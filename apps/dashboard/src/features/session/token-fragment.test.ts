import { expect, test, vi } from 'vitest';
import { takeToken } from './token-fragment.ts';

const pageAt = (hash: string) => ({
  location: { hash, pathname: '/stores/acme', search: '?q=a' },
  history: { state: { key: 'k' }, replaceState: vi.fn<History['replaceState']>() },
});

test('a token is taken, and the address forgets it', () => {
  const page = pageAt('#token=a.b-c_d');
  expect(takeToken(page)).toBe('a.b-c_d');
  expect(page.history.replaceState).toHaveBeenCalledExactlyOnceWith({ key: 'k' }, '', '/stores/acme?q=a');
});

test.each(['', '#main', '#not-a-token=a'])('%j is left alone', (hash) => {
  const page = pageAt(hash);
  expect(takeToken(page)).toBeUndefined();
  expect(page.history.replaceState).not.toHaveBeenCalled();
});

test('an empty token is no token, and goes all the same', () => {
  const page = pageAt('#token=%20');
  expect(takeToken(page)).toBeUndefined();
  expect(page.history.replaceState).toHaveBeenCalledOnce();
});
