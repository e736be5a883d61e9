import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

export async function nameStore(database: Database, name: string): Promise<void> {
  await database.query('update store set name = $1, created_at = now(), updated_at = now()', [name]);
}

/** The key that came with the image is the same in every store. This one has the form of Medusa's own. */
export async function renewPublishableKey(database: Database): Promise<void> {
  const token = `pk_${randomBytes(32).toString('hex')}`;
  const { rowCount } = await database.query(
    `update api_key set token = $1, redacted = $2, title = 'Storefront', created_at = now(), updated_at = now()
     where type = 'publishable'`,
    [token, redacted(token)],
  );
  if (rowCount !== 1) throw new Error(`The template has ${rowCount} publishable keys instead of one`);
}

/** As Medusa shows a key that it shows no more. */
export const redacted = (token: string): string => `${token.slice(0, 6)}***${token.slice(-3)}`;
