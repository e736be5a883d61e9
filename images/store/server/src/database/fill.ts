import type { ImageVersion } from '../boot/image-version.ts';
import type { Database } from '../first-boot/database.ts';
import { log } from '../log.ts';
import { SettingsError } from '../settings-error.ts';
import { loadDump } from '../snapshots/database-dump.ts';
import { markerTable } from './database-marker.ts';
import type { DatabaseSource } from './source.ts';

/** The migrated and seeded database that the image carries, as a dump. */
const template = '/usr/local/share/souk/template.dump.zst';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Fills an external database that is empty, marker included, in one transaction: cut off anywhere, it is empty again. Refuses one that
 * holds what no store has made, since nothing there is ours to change.
 */
export async function fillIfEmpty(
  source: DatabaseSource,
  database: Database,
  { version, usableBy }: ImageVersion,
): Promise<void> {
  if (await isAStores(database)) return;
  await refuseUnlessEmpty(database);
  log('info', 'First start: filling the empty database');
  const marker = quoted(JSON.stringify({ version, usableBy }));
  await loadDump(source, template, {
    after: `${markerTable} insert into souk.marker (value) values (${marker});`,
  });
}

async function isAStores(database: Database): Promise<boolean> {
  const { rows } = await database.query(
    `select to_regclass('souk.marker') is not null or to_regclass('souk.first_boot') is not null as made`,
  );
  return rows[0]?.['made'] === true;
}

async function refuseUnlessEmpty(database: Database): Promise<void> {
  const { rows } = await database.query(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1 limit 1`,
  );
  if (!rows[0]) return;
  throw new SettingsError(
    `The database of database.existingSecret is not empty (it has ${String(rows[0]['name'])}), and no store has made it: give an empty one`,
  );
}
