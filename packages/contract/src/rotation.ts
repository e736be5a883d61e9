import { z } from 'zod';
import { oneOf } from './text.ts';

export const rotatable = ['admin-password', 'keys', 'database-password'] as const;

/**
 * `keys` end every session, of administrators and of shoppers; `database-password` is of a database that the platform made. Each
 * restarts the store.
 */
export const rotateRequest = z.strictObject({ what: oneOf(rotatable) }).meta({ id: 'RotateRequest' });
export type RotateRequest = z.infer<typeof rotateRequest>;
