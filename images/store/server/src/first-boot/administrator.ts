import { generateEntityId } from '@medusajs/framework/utils';
import type { Database } from './database.ts';

/**
 * The rows that `medusa user` makes: a user, an identity, and the emailpass provider's part of it. That command starts the whole
 * of Medusa, which takes longer than the rest of a store's first start.
 */
export async function addAdministrator(
  database: Database,
  email: string,
  passwordHash: string,
): Promise<void> {
  const user = generateEntityId(undefined, 'user');
  const identity = generateEntityId(undefined, 'authid');
  await database.query('insert into "user" (id, email) values ($1, $2)', [user, email]);
  const { rowCount } = await database.query(
    `update auth_identity set app_metadata = coalesce(app_metadata, '{}') || jsonb_build_object('user_id', $2::text)
     where id in (select auth_identity_id from provider_identity where provider = 'emailpass' and entity_id = $1)`,
    [email, user],
  );
  if (rowCount) return changePassword(database, email, passwordHash);
  await database.query('insert into auth_identity (id, app_metadata) values ($1, $2)', [
    identity,
    { user_id: user },
  ]);
  await database.query(
    `insert into provider_identity (id, entity_id, provider, auth_identity_id, provider_metadata)
     values ($1, $2, 'emailpass', $3, $4)`,
    [generateEntityId(), email, identity, { password: passwordHash }],
  );
}

/** A customer of this address, in a database that came from another store: one address has one password. */
async function changePassword(database: Database, email: string, passwordHash: string): Promise<void> {
  await database.query(
    `update provider_identity set provider_metadata = provider_metadata || jsonb_build_object('password', $2::text)
     where provider = 'emailpass' and entity_id = $1`,
    [email, passwordHash],
  );
}
