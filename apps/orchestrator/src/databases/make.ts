import { literal, quoted } from './names.ts';
import { scramVerifier } from './scram.ts';
import type { Sql } from './server.ts';

export type Wanted = {
  /** Of the database and its role. */
  name: string;
  /** Of the Store. */
  uid: string;
  password: string;
};

/** Marks a role as ours: written in one transaction with the role, so there is never one without the other. */
export const ownerMark = (uid: string): string => `souk.dev store ${uid}`;

/** Something of this name is there and is not the store's: it is neither used nor dropped. */
export class NotOurs extends Error {}

/**
 * Makes a role and a database that only it may enter. Every part may be there already, from an attempt that was cut off; the password is
 * set each time, as a verifier.
 */
export async function makeDatabase(sql: Sql, { name, uid, password }: Wanted): Promise<void> {
  const role = quoted(name);
  const mark = await markOf(sql, name);
  if (mark === 'absent') await makeRole(sql, role, uid);
  else if (mark !== ownerMark(uid))
    throw new NotOurs(`there is a role ${name} already, which is not the store's`);
  await sql.query(`alter role ${role} login password ${literal(scramVerifier(password))}`);
  const owner = await ownerOf(sql, name);
  if (owner === 'absent')
    await sql.query(`create database ${role} owner ${role} encoding 'UTF8' template template0`);
  else if (owner !== name) throw new NotOurs(`there is a database ${name} already, which is not the store's`);
  await sql.query(`revoke all on database ${role} from public`);
  await closeMaintenance(sql);
}

/** Of a role that is there, with its database; on a server that has neither, nothing is made: the orders are elsewhere. */
export async function renewPassword(sql: Sql, { name, uid, password }: Wanted): Promise<void> {
  const isThere = (await markOf(sql, name)) === ownerMark(uid) && (await ownerOf(sql, name)) === name;
  if (!isThere) throw new NotOurs(`this server has no role and database ${name} of the store`);
  await sql.query(`alter role ${quoted(name)} login password ${literal(scramVerifier(password))}`);
}

async function makeRole(sql: Sql, role: string, uid: string): Promise<void> {
  await sql.query('begin');
  await sql.query(
    `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication connection limit 40`,
  );
  await sql.query(`comment on role ${role} is ${literal(ownerMark(uid))}`);
  // Who is no superuser may give a database only to a role that it is a member of.
  await sql.query(
    `do $$ begin if not (select rolsuper from pg_roles where rolname = current_user) then
       execute format('grant %I to %I', ${literal(role.slice(1, -1))}, current_user); end if; end $$`,
  );
  await sql.query('commit');
}

/** By default every role may enter these two. Whoever lacks the right to close them shares the server, and decides that. */
async function closeMaintenance(sql: Sql): Promise<void> {
  const { rows } = await sql.query('select current_database() as name');
  for (const name of new Set([String(rows[0]?.['name']), 'postgres', 'template1']))
    await sql.query(`revoke connect on database ${quoted(name)} from public`).catch(() => undefined);
}

/** Drops both, where they are the store's; what is gone already is no failure. */
export async function dropDatabase(sql: Sql, { name, uid }: Omit<Wanted, 'password'>): Promise<void> {
  const mark = await markOf(sql, name);
  // A role of somebody else's was never the store's, and neither is what it owns.
  if (mark === 'absent' || mark !== ownerMark(uid)) return;
  if ((await ownerOf(sql, name)) === name)
    await sql.query(`drop database if exists ${quoted(name)} with (force)`);
  await sql.query(`drop role if exists ${quoted(name)}`);
}

async function markOf(sql: Sql, name: string): Promise<string | null> {
  const { rows } = await sql.query(
    `select shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = $1`,
    [name],
  );
  return rows[0] ? (rows[0]['mark'] as string | null) : 'absent';
}

async function ownerOf(sql: Sql, name: string): Promise<string> {
  const { rows } = await sql.query(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [name],
  );
  return rows[0] ? String(rows[0]['owner']) : 'absent';
}
