import { loadDump } from '../snapshots/database-dump.ts';
import type { DatabaseSource } from './source.ts';

/** Statements as text, made before the first of them runs: what "cascade" takes along has no name any more. */
const drops: readonly string[] = [
  `select format('drop schema %I cascade', nspname) from pg_namespace
   where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') and pg_has_role(nspowner, 'member')`,
  // Of whatever kind: tables, functions, types, text search … but for what belongs to an extension, or goes with another object.
  `select format('drop %s if exists %s cascade', thing.type, thing.identity)
   from pg_depend home, pg_identify_object(home.classid, home.objid, 0) thing
   where home.refclassid = 'pg_namespace'::regclass and home.refobjid = 'public'::regnamespace
     and thing.type <> 'default acl'
     and not exists (select from pg_depend d
                     where d.classid = home.classid and d.objid = home.objid and d.deptype in ('e', 'i', 'a'))`,
];

const loop = (statements: string): string =>
  `for statement in select unnest(array(${statements})) loop execute statement; end loop;`;

/** Everything but the schema "public" itself, which may belong to the server's administrator, and extensions. */
const dropEverything = `do $$ declare statement text; begin
${drops.map(loop).join('\n')}
end $$;`;

/** Puts a dump in the place of what is in the database, in one transaction: the role may neither make nor rename databases. */
export const replaceInPlace = (source: DatabaseSource, dump: string): Promise<void> =>
  loadDump(source, dump, { before: dropEverything });
