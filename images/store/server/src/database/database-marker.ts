import { toMarker, type MarkerPlace } from '../boot/marker.ts';
import type { Database } from '../first-boot/database.ts';

/** A table of one row, in the schema that is the store's own: it goes with the database wherever that goes. */
export const markerTable = `
create schema if not exists souk;
create table if not exists souk.marker (one boolean primary key default true check (one), value jsonb not null);
`;

/** The marker in an external database itself: the volume may be another one tomorrow. */
export function databaseMarker(database: Promise<Database>): MarkerPlace {
  return {
    read: async () => {
      const held = await database;
      const { rows } = await held.query(`select to_regclass('souk.marker') is not null as there`);
      if (rows[0]?.['there'] !== true) return null;
      const found = await held.query('select value from souk.marker');
      return found.rows[0] ? toMarker(found.rows[0]['value']) : null;
    },
    write: async (marker) => {
      const held = await database;
      await held.query(markerTable);
      await held.query(
        'insert into souk.marker (value) values ($1) on conflict (one) do update set value = excluded.value',
        [JSON.stringify(marker)],
      );
    },
  };
}
