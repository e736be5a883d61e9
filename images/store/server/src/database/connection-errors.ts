import { placeOf, type DatabaseSource } from './source.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** No socket yet; nobody listens; PostgreSQL starts, recovers after a crash, or stops. */
const passingCodes = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03']);
export const passing = (error: unknown): boolean => passingCodes.has(codeOf(error));

/** Classes of PostgreSQL's error codes that waiting does not mend, in words. */
const refusals: Readonly<Record<string, string>> = {
  '28': 'refuses the role or its password',
  '3D': 'has no such database',
  '42': 'does not let the role in',
};

/** What Node says of a certificate, or the client of a server without TLS. */
const isAboutTls = (error: unknown): boolean =>
  /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO/.test(codeOf(error)) ||
  (error instanceof Error && error.message.includes('does not support SSL'));

/** Whether trying again soon makes no sense. */
export const isHopeless = (error: unknown): boolean =>
  codeOf(error).slice(0, 2) in refusals || isAboutTls(error);

/** One sentence for people. Neither the URL nor the password is in it: only host, port, and the server's own words. */
export function explain(source: DatabaseSource, error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const refusal = refusals[codeOf(error).slice(0, 2)];
  const what = refusal ?? (isAboutTls(error) ? 'has no TLS connection for us' : 'cannot be reached');
  return `The database at ${placeOf(source)} ${what}: ${words}`;
}
