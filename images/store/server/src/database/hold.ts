import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { log } from '../log.ts';

/** Any number, the same in every version: a database belongs to one store, so nobody else has locks in it. */
const lock = 7_685_107;
const pauseMs = 500;
const heartbeatMs = 5000;
const answerMs = 10_000;

/**
 * Makes this process the only one that works on the database, as the lock on the volume does for an embedded one: it holds an advisory
 * lock for as long as the connection lives. Two pods can meet here: one that a node still runs although the cluster has given it up.
 * When the connection is lost, so is the lock: `onLost` must end the process.
 */
export async function holdDatabase(client: Client, onLost: (why: string) => void): Promise<void> {
  await noticeDeadPeers(client);
  if (!(await tryLock(client))) {
    log('info', 'Waiting for the database: another pod of this store still uses it');
    do await sleep(pauseMs);
    while (!(await tryLock(client)));
  }
  await endOthers(client);
  watch(client, onLost);
}

/** Of a machine that vanished the server would hear nothing for two hours, and keep its lock. */
async function noticeDeadPeers(client: Client): Promise<void> {
  for (const setting of [
    'tcp_keepalives_idle = 10',
    'tcp_keepalives_interval = 5',
    'tcp_keepalives_count = 3',
  ])
    await client.query(`set ${setting}`);
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lock]);
  return rows[0]?.held === true;
}

/** Whoever else is there lost the lock, and may not have noticed yet. */
async function endOthers(client: Client): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  );
}

/**
 * Asks the very session whether it holds the lock: behind a connection pooler that hands sessions around it would not, and two stores
 * could write at once.
 */
function watch(client: Client, onLost: (why: string) => void): void {
  client.on('error', (error) => onLost(error.message));
  client.on('end', () => onLost('the connection was closed'));
  const beat = async (): Promise<void> => {
    const query = client.query<{ held: boolean }>(
      `select exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted) as held`,
    );
    const late = sleep(answerMs, null, { ref: false });
    const answer = await Promise.race([query, late]);
    if (answer === null) return onLost(`no answer for ${answerMs / 1000} s`);
    if (answer.rows[0]?.held !== true)
      return onLost('the session changed: give the address of the server itself, not of a pooler');
    setTimeout(() => void beat().catch((error: unknown) => onLost(String(error))), heartbeatMs).unref();
  };
  beat().catch((error: unknown) => onLost(String(error)));
}
