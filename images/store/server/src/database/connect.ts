import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { log } from '../log.ts';
import { SettingsError } from '../settings-error.ts';
import { explain, isHopeless, passing } from './connection-errors.ts';
import type { DatabaseSource } from './source.ts';

const pauseMs = { embedded: 20, external: 500 };
const reportEveryMs = 10_000;
/** After that the process ends with what the server's last answer was, so that whoever looks at the pod reads it. */
const patienceMs = 60_000;

/**
 * Connects as soon as the database accepts it. The embedded one comes for certain: how long to wait for it is for the pod's probes to
 * say. Throws a SettingsError where an external one refuses, or does not answer for a minute.
 */
export async function connect(source: DatabaseSource): Promise<Client> {
  const started = performance.now();
  let report = started + reportEveryMs;
  for (;;) {
    const { client, error } = await attempt(source);
    if (client) return client;
    if (source.kind === 'embedded' ? !passing(error) : isHopeless(error)) throw explained(source, error);
    const now = performance.now();
    if (source.kind === 'external' && now > started + patienceMs) throw explained(source, error);
    if (now > report) {
      report += reportEveryMs;
      log('info', `Waiting for PostgreSQL${source.kind === 'external' ? `: ${explain(source, error)}` : ''}`);
    }
    await sleep(pauseMs[source.kind]);
  }
}

type Attempt = { client: Client; error?: never } | { client?: never; error: unknown };

async function attempt(source: DatabaseSource): Promise<Attempt> {
  const client = new Client({
    connectionString: source.url,
    ssl: source.tls,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // Without a listener, a database that goes away would end the process with an unhandled event.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return { client };
  } catch (error) {
    await client.end().catch(() => undefined);
    return { error };
  }
}

const explained = (source: DatabaseSource, error: unknown): unknown =>
  source.kind === 'embedded' ? error : new SettingsError(explain(source, error));
