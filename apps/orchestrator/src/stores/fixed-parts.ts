import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '@souk/contract';
import { ProblemError } from '../http/problem-error.ts';

/** Throws `invalid-field` where a patch changes what is chosen once: no data is carried from one database to another. */
export function requireSameDatabase(before: Blueprint | undefined, after: Blueprint): void {
  if (isDeepStrictEqual(before?.database, after.database)) return;
  const message = 'cannot change: nothing is carried from one database to another';
  throw new ProblemError('invalid-field', { errors: [{ field: 'blueprint.database', message }] });
}
