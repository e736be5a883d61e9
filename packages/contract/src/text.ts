import { z } from 'zod';

/** A missing field and one of another type are different mistakes, so they get different words. */
export const text = () =>
  z.string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be a text') });

/** Completes the sentence "FIELD …" with what may be chosen. */
export const oneOf = <const T extends readonly [string, ...string[]]>(choices: T) =>
  z.enum(choices, { error: `must be one of ${choices.join(', ')}` });
