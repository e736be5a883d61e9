import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { log } from './log.ts';

/** No socket yet; nobody listens; PostgreSQL starts, recovers after a crash, or stops. */
const passing = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03']);
const pauseMs = 20;
const reportEveryMs = 10_000;

/** Connects as soon as the database accepts it, however long that takes: how long to wait is for the pod's probes to say. */
export async function connect(connectionString: string): Promise<Client> {
  let report = performance.now() + reportEveryMs;
  for (;;) {
    const client = new Client({ connectionString });
    // Without a listener, a database that goes away would end the process with an unhandled event.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!isPassing(error)) throw error;
    }
    if (performance.now() > report) {
      report += reportEveryMs;
      log('info', 'Waiting for PostgreSQL');
    }
    await sleep(pauseMs);
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && passing.has(String(error.code));
}
