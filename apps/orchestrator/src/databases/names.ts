import { storeName } from '@souk/contract';

/**
 * Of a store's database, and of the role that owns it. Store names have hyphens and no underscores, so no two of them become one;
 * anything else, which would have to be quoted with care, is refused. Throws.
 */
export function databaseName(store: string): string {
  const name = storeName.parse(store);
  return `souk_${name.replaceAll('-', '_')}`;
}

/** An identifier in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A string in SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
