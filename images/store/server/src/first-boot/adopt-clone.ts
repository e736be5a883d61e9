import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';
import { addAdministrator } from './administrator.ts';
import type { Database } from './database.ts';
import { nameStore, redacted } from './identity.ts';

export type Adoption = Pick<Settings, 'displayName' | 'adminEmail' | 'publicUrl'> & {
  passwordHash: () => Promise<string>;
  /** Address of the store that the snapshot was taken of; undefined where the snapshot does not say. */
  before: string | undefined;
};

/**
 * Makes the database of another store this one's own: orders, customers and catalogue stay; name, logins of the Admin, API keys and
 * addresses are new. All or nothing, and it can be done again.
 */
export async function adoptClone(database: Database, wish: Adoption): Promise<void> {
  await database.query('begin');
  await nameStore(database, wish.displayName);
  await removeAdministrators(database);
  await addAdministrator(database, wish.adminEmail, await wish.passwordHash());
  await renewKeys(database);
  if (wish.before !== undefined && wish.before !== wish.publicUrl)
    await moveUploads(database, wish.before, wish.publicUrl);
  await database.query('commit');
}

/** Who may enter the other store's Admin need not enter this one's. Customers keep their logins, also one who is both. */
async function removeAdministrators(database: Database): Promise<void> {
  const staff = `app_metadata ? 'user_id' and not app_metadata ? 'customer_id'`;
  await database.query(
    `delete from provider_identity where auth_identity_id in (select id from auth_identity where ${staff})`,
  );
  await database.query(`delete from auth_identity where ${staff}`);
  await database.query(`update auth_identity set app_metadata = app_metadata - 'user_id'`);
  await database.query('update "user" set deleted_at = now() where deleted_at is null');
  await database.query('delete from invite');
}

/** What was made with the other store's keys, such as its own storefront, must not reach this one by mistake. */
async function renewKeys(database: Database): Promise<void> {
  await database.query(
    `update api_key set revoked_at = now(), revoked_by = 'clone' where type = 'secret' and revoked_at is null`,
  );
  const { rows } = await database.query(`select id from api_key where type = 'publishable'`);
  for (const { id } of rows) {
    const token = `pk_${randomBytes(32).toString('hex')}`;
    await database.query('update api_key set token = $1, redacted = $2, updated_at = now() where id = $3', [
      token,
      redacted(token),
      id,
    ]);
  }
}

/** Medusa keeps whole addresses of uploads, in the columns of these names. */
async function moveUploads(database: Database, from: string, to: string): Promise<void> {
  const { rows } = await database.query(
    `select c.table_name, c.column_name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.column_name in ('url', 'thumbnail') and c.data_type = 'text'`,
  );
  for (const { table_name: table, column_name: column } of rows)
    await database.query(
      `update "${String(table)}" set "${String(column)}" = $2 || substr("${String(column)}", length($1) + 1)
       where starts_with("${String(column)}", $1 || '/static/')`,
      [from, to],
    );
}
