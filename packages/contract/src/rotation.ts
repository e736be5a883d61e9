import { z } from 'zod';
import { oneOf } from './text.ts';

export const rotatable = ['admin-password', 'keys'] as const;

/** `keys` end every session, of administrators and of shoppers; either restarts the store. */
export const rotateRequest = z.strictObject({ what: oneOf(rotatable) }).meta({ id: 'RotateRequest' });
export type RotateRequest = z.infer<typeof rotateRequest>;
