import type { StoreResource } from '@souk/contract';
import { ProblemError } from '../http/problem-error.ts';
import { etagOf } from './to-store.ts';

const entityTag = String.raw`(?:W/)?"[\x21\x23-\x7e]*"`;
const pattern = new RegExp(String.raw`^(?:\*|${entityTag}(?:\s*,\s*${entityTag})*)$`);

/** Throws `invalid-header` for what is no `If-Match`, `store-changed` when the store has another tag by now. */
export function requireMatch(header: string | undefined, store: StoreResource): void {
  if (header === undefined || header.trim() === '*') return;
  const value = header.trim();
  if (value.length > 1_000 || !pattern.test(value)) {
    const errors = [{ field: 'If-Match', message: 'must be * or the ETag of a store, in quotes' }];
    throw new ProblemError('invalid-header', { errors });
  }
  const tag = etagOf(store);
  // Weak tags never match here (RFC 9110, 13.1.1).
  if (value.split(/\s*,\s*/).includes(tag)) return;
  throw new ProblemError(
    'store-changed',
    { detail: `The store is at ${tag} now. Read it again.` },
    { etag: tag },
  );
}
