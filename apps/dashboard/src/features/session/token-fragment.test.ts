import { describe, expect, it } from 'vitest';
import { takeToken } from './token-fragment.ts';

function pageAt(address: string) {
  const shown: string[] = [];
  const { hash, pathname, search } = new URL(address, 'http://souk.local.gd');
  const history = {
    state: { idx: 3 },
    replaceState: (_: unknown, __: string, url: string) => void shown.push(url),
  };
  return {
    page: { location: { hash, pathname, search }, history } as Parameters<typeof takeToken>[0],
    shown,
  };
}

describe('takeToken', () => {
  it('takes the token and leaves nothing of it in the address', () => {
    const { page, shown } = pageAt('/stores/acme?tab=1#token=eyJhbGciOi.J9-_.x');
    expect(takeToken(page)).toBe('eyJhbGciOi.J9-_.x');
    expect(shown).toEqual(['/stores/acme?tab=1']);
  });

  it('leaves any other fragment alone', () => {
    const { page, shown } = pageAt('/#main');
    expect(takeToken(page)).toBeUndefined();
    expect(shown).toEqual([]);
  });

  it('removes an empty token, and signs nobody in with it', () => {
    const { page, shown } = pageAt('/#token=');
    expect(takeToken(page)).toBeUndefined();
    expect(shown).toEqual(['/']);
  });
});
