import type { ListStoresQuery } from '@souk/contract';
import { z } from 'zod';

/** The last item of a page, so that a page begins after it even when it is gone by then. */
const position = z.tuple([z.string(), z.string(), z.string()]);
export type Position = { key: string; name: string };

/** Opaque to callers; it holds the sorting because a position means nothing in another. */
export function encodeCursor(sort: ListStoresQuery['sort'], { key, name }: Position): string {
  return Buffer.from(JSON.stringify([sort, key, name])).toString('base64url');
}

/** Undefined when the cursor was not made here, or for another sorting. */
export function decodeCursor(sort: ListStoresQuery['sort'], cursor: string): Position | undefined {
  try {
    const parsed = position.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (!parsed.success || parsed.data[0] !== sort) return undefined;
    return { key: parsed.data[1], name: parsed.data[2] };
  } catch {
    return undefined;
  }
}
