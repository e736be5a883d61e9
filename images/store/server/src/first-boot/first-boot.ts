import type { Database } from './database.ts';
import { addAdministrator } from './administrator.ts';
import { removeDemoProducts } from './demo-products.ts';
import { nameStore, renewPublishableKey } from './identity.ts';
import { setMarket } from './market.ts';
import type { Settings } from '../settings.ts';

export type FirstBoot = Pick<Settings, 'displayName' | 'adminEmail' | 'seed' | 'currency' | 'country'> & {
  /** Called on the first start only. */
  passwordHash: () => Promise<string>;
};

/**
 * Makes the database that came with the image this store's own, once. All or nothing: a crash in between leaves the database as
 * it was, and the next start does it. Answers whether it was done now.
 */
export async function firstBoot(database: Database, wish: FirstBoot): Promise<boolean> {
  await database.query('begin');
  await database.query('create schema if not exists souk');
  await database.query('create table if not exists souk.first_boot (done_at timestamptz not null)');
  // Whoever else starts on this database waits here, and then finds the row.
  await database.query('lock table souk.first_boot in exclusive mode');
  const { rowCount } = await database.query('select from souk.first_boot');
  if (rowCount === 0) await setUp(database, wish);
  await database.query('commit');
  return rowCount === 0;
}

async function setUp(database: Database, wish: FirstBoot): Promise<void> {
  await nameStore(database, wish.displayName);
  await renewPublishableKey(database);
  await setMarket(database, wish);
  if (wish.seed === 'empty') await removeDemoProducts(database);
  await addAdministrator(database, wish.adminEmail, await wish.passwordHash());
  await database.query('insert into souk.first_boot values (now())');
}
