import { Client } from 'pg';

/** The platform's own PostgreSQL server; `url` holds the administrator's password. */
export type ServerAddress = { url: string; ca?: string };

/** What is used of a connection. */
export type Sql = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

const timeouts = { connectionTimeoutMillis: 5000, statement_timeout: 20_000, query_timeout: 25_000 };

/** Calls `work` with a connection as the administrator, to the database that the URL names. */
export async function asAdministrator<Result>(
  { url, ca }: ServerAddress,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: withoutTls(url), ssl: tlsOf(url, ca), ...timeouts });
  // Without a listener, a server that goes away would end the process with an unhandled event.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What is wrong with the address, in words that hold nothing of it; undefined when nothing is. */
export function problemOf({ url, ca }: ServerAddress): string | undefined {
  const parsed = URL.parse(url);
  const isWhole = parsed && /^postgres(ql)?:$/.test(parsed.protocol) && parsed.hostname && parsed.username;
  if (!isWhole) return 'must be like postgresql://ROLE:PASSWORD@HOST:5432/DATABASE';
  const mode = parsed.searchParams.get('sslmode');
  if (mode === 'verify-ca' && !ca) return 'has sslmode=verify-ca, and the Secret no key ca.crt';
  return mode && !(mode in tlsModes) ? 'has an sslmode that PostgreSQL does not know' : undefined;
}

const tlsParameters = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'];

function withoutTls(text: string): string {
  const url = new URL(text);
  for (const parameter of tlsParameters) url.searchParams.delete(parameter);
  return url.href;
}

/** What libpq means by `sslmode`, for Node; whoever gives an authority wants it asked. */
const tlsModes: Readonly<Record<string, (ca: string | undefined) => false | object>> = {
  disable: () => false,
  allow: () => false,
  prefer: () => ({ rejectUnauthorized: false }),
  require: (ca) => (ca ? { ca, checkServerIdentity: anyName } : { rejectUnauthorized: false }),
  'verify-ca': (ca) => ({ ca, checkServerIdentity: anyName }),
  'verify-full': (ca) => (ca ? { ca } : {}),
};

const anyName = (): undefined => undefined;

const tlsOf = (url: string, ca: string | undefined): false | object =>
  tlsModes[new URL(url).searchParams.get('sslmode') ?? 'disable']?.(ca) ?? false;

const storeCa = '/run/secrets/database/ca.crt';

/** The way of a store to its own database on that server. */
export function storeUrl({ url, ca }: ServerAddress, name: string, password: string): string {
  const own = new URL(url);
  own.username = name;
  own.password = password;
  own.pathname = `/${name}`;
  for (const parameter of ['sslcert', 'sslkey', 'sslrootcert']) own.searchParams.delete(parameter);
  if (ca && own.searchParams.has('sslmode')) own.searchParams.set('sslrootcert', storeCa);
  return own.href;
}
