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
