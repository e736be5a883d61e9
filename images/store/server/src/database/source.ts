import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'pg-connection-string';
import { SettingsError } from '../settings-error.ts';

/** Of Node's TLS; false: none. */
export type Tls = false | Record<string, unknown>;

/** Where a store's data is, and how it is reached. Holds a password: never to be logged. */
export type DatabaseSource = {
  /** `embedded`: in the store's own pod, on its volume. `external`: on a server that somebody else runs. */
  kind: 'embedded' | 'external';
  /** Without parameters for TLS: those are in `tls`, and for PostgreSQL's own tools in `tools`. */
  url: string;
  tls: Tls;
  tools: Readonly<Record<string, string>>;
};

/** The host part is the folder of the socket: other spellings make parts of Medusa look for 127.0.0.1. */
const embedded: DatabaseSource = {
  kind: 'embedded',
  url: 'postgres://medusa@%2Frun%2Fsouk/medusa',
  tls: false,
  tools: {},
};

/** Folder with the keys of the Secret that `database.existingSecret` names; there only when it names one. */
export const databaseDir = '/run/secrets/database';

/** Parameters of a URL, and the variables by which libpq takes them. */
const tlsParameters: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
};

/** Throws a SettingsError, which names the rule and never the URL. */
export function readDatabaseSource(dir = databaseDir): DatabaseSource {
  const file = join(dir, 'url');
  if (!existsSync(dir)) return embedded;
  if (!existsSync(file)) throw new SettingsError(`The Secret of database.existingSecret has no key 'url'`);
  return parseSource(readFileSync(file, 'utf8').trim());
}

export function parseSource(text: string): DatabaseSource {
  const url = URL.parse(text);
  const problem = problemOf(url);
  if (url === null || problem) throw new SettingsError(`The key 'url' of database.existingSecret ${problem}`);
  const tls = tlsOf(text);
  const tools: Record<string, string> = {};
  for (const [parameter, variable] of Object.entries(tlsParameters)) {
    const value = url.searchParams.get(parameter);
    if (value) tools[variable] = value;
    url.searchParams.delete(parameter);
  }
  return { kind: 'external', url: url.href, tls, tools };
}

function problemOf(url: URL | null): string | undefined {
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    return 'must be like postgresql://ROLE:PASSWORD@HOST:5432/DATABASE';
  if (url.hostname === '') return 'names no host';
  if (url.username === '') return 'names no role';
  if (url.pathname.length < 2) return 'names no database';
  return undefined;
}

/** With libpq's meaning of `sslmode`, as PostgreSQL's own tools have it: `require` encrypts, `verify-full` also checks who answers. */
function tlsOf(url: string): Tls {
  try {
    return (parse(url, { useLibpqCompat: true }).ssl as Tls | undefined) ?? false;
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error
        ? `a file cannot be read (${String(error.code)})`
        : String(error);
    throw new SettingsError(
      `The TLS parameters in the key 'url' of database.existingSecret are not usable: ${why}`,
    );
  }
}

/** Where it is, for people: no role, no password. */
export function placeOf({ url }: DatabaseSource): string {
  const { hostname, port } = new URL(url);
  return `${decodeURIComponent(hostname)}:${port || '5432'}`;
}
