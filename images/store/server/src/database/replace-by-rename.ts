import { loadDump } from '../snapshots/database-dump.ts';
import { connect } from './connect.ts';
import type { DatabaseSource } from './source.ts';

/**
 * Puts a dump in the place of the embedded database: beside it first, then swapped in one transaction, so that for as long as it loads
 * everything is as it was. Nobody may be connected.
 */
export async function replaceByRename(source: DatabaseSource, dump: string): Promise<void> {
  const name = decodeURIComponent(new URL(source.url).pathname.slice(1));
  const [fresh, old] = [`${name}_restored`, `${name}_replaced`];
  // A database cannot be replaced by who is connected to it.
  const server = await connect({ ...source, url: maintenanceUrl(source.url) });
  try {
    for (const left of [fresh, old])
      await server.query(`drop database if exists ${quoted(left)} with (force)`);
    await server.query(`create database ${quoted(fresh)} template template0`);
    await loadDump(source, dump, { database: fresh });
    await server.query('begin');
    await server.query(`alter database ${quoted(name)} rename to ${quoted(old)}`);
    await server.query(`alter database ${quoted(fresh)} rename to ${quoted(name)}`);
    await server.query('commit');
    await server.query(`drop database ${quoted(old)} with (force)`);
  } finally {
    await server.end();
  }
}

function maintenanceUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.pathname = '/postgres';
  return url.href;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
