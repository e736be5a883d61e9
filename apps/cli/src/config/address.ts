import { CliError } from '../cli-error.ts';

/** What `npm start` opens. */
export const usualAddress = 'http://localhost:8080';

/** Scheme, host and port of where Souk answers. A token in it is refused without being repeated. */
export function readAddress(word: string, source: string): string {
  const wrong = (rule: string) => new CliError('usage', `${source} ${rule}, such as ${usualAddress}.`);
  const url = URL.parse(word.includes('://') ? word : `http://${word}`);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw wrong('must be an http or https address');
  if (url.hash || url.search || url.username || url.password)
    throw wrong('must hold neither a token nor anything else after host and port');
  if (url.pathname !== '/') throw wrong('must end after host and port');
  return url.origin;
}

/** A sign-in link, as an installation prints it, holds both. */
export function readSignInLink(word: string): { url: string; token: string } | undefined {
  const url = URL.parse(word);
  const token = url && new URLSearchParams(url.hash.slice(1)).get('token')?.trim();
  return url && token ? { url: url.origin, token } : undefined;
}

/** Whether a token on its way there can be read by whoever carries it. */
export function isInTheClear(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const own = /^(localhost|127\..*|\[::1\]|.*\.localhost|(.*\.)?local\.gd)$/.test(hostname);
  return protocol === 'http:' && !own;
}
