import type { Database } from './database.ts';
import { addAdministrator } from './administrator.ts';

export type Rotation = {
  /** Says which password this is; another text than before asks for it to be set. Null where nobody ever rotated one. */
  version: string | null;
  adminEmail: string;
  /** Called only when there is something to set. */
  passwordHash: () => Promise<string>;
};

const table = `create table if not exists souk.admin_password
  (one boolean primary key default true check (one), version text not null)`;

/**
 * Gives the first administrator the password of the Secret when that was rotated since the last start, and never otherwise: the merchant may
 * have chosen another one in the Admin. All or nothing. Answers whether it was done now.
 */
export async function setRotatedPassword(database: Database, rotation: Rotation): Promise<boolean> {
  const { version, adminEmail } = rotation;
  if (version === null) return false;
  await database.query('begin');
  await database.query(table);
  const { rows } = await database.query('select version from souk.admin_password');
  const isNew = rows[0]?.['version'] !== version;
  if (isNew) {
    await setPassword(database, adminEmail, await rotation.passwordHash());
    await database.query(
      'insert into souk.admin_password (version) values ($1) on conflict (one) do update set version = excluded.version',
      [version],
    );
  }
  await database.query('commit');
  return isNew;
}

async function setPassword(database: Database, email: string, hash: string): Promise<void> {
  const { rowCount } = await database.query(
    `update provider_identity set provider_metadata = jsonb_build_object('password', $2::text), updated_at = now()
     where provider = 'emailpass' and entity_id = $1 and deleted_at is null`,
    [email, hash],
  );
  // Somebody removed the first administrator, or changed the address: who rotates the password wants to get in.
  if (rowCount === 0) await addAdministrator(database, email, hash);
}
