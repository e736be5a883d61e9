import { SettingsError } from '../settings-error.ts';
import type { Database } from './database.ts';

type Market = { currency: string; country: string };
type Country = { display_name: string; region_id: string | null };

/**
 * Moves the region of the demo shop (Europe, in euros) to the store's own currency and country. Amounts stay as they are.
 * A country of that region keeps it; any other takes its place, with taxes for the merchant to enter.
 */
export async function setMarket(database: Database, { currency, country }: Market): Promise<void> {
  await setCurrency(database, currency);
  const { rows } = await database.query(
    'select display_name, region_id from region_country where iso_2 = $1',
    [country],
  );
  const [found] = rows as Country[];
  if (!found) throw new SettingsError(`STORE_COUNTRY: Medusa knows no country '${country}'`);
  if (found.region_id === null) await replaceRegion(database, country, found.display_name);
  await database.query('update stock_location_address set country_code = $1', [country]);
}

async function setCurrency(database: Database, currency: string): Promise<void> {
  const known = await database.query('select from currency where code = $1', [currency]);
  if (known.rowCount === 0) throw new SettingsError(`STORE_CURRENCY: Medusa knows no currency '${currency}'`);
  for (const statement of [
    'update region set currency_code = $1',
    'update store_currency set currency_code = $1',
    'update price set currency_code = $1',
    `update price_preference set value = $1 where attribute = 'currency_code'`,
  ]) {
    await database.query(statement, [currency]);
  }
}

async function replaceRegion(database: Database, country: string, name: string): Promise<void> {
  await database.query('update region_country set region_id = null where region_id is not null');
  await database.query('update region_country set region_id = (select id from region) where iso_2 = $1', [
    country,
  ]);
  await database.query('update region set name = $1', [name]);
  await database.query('update service_zone set name = $1', [name]);
  await database.query('delete from tax_rate');
  for (const table of ['tax_region', 'geo_zone']) {
    await database.query(`delete from ${table} where id <> (select min(id) from ${table})`);
    await database.query(`update ${table} set country_code = $1`, [country]);
  }
}
