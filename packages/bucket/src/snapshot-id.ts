import { randomBytes } from 'node:crypto';

/** Sorts by time; safe as the name of a folder, in a key and in an address. */
export const newId = (now: Date): string =>
  `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase()}z-${randomBytes(3).toString('hex')}`;

export const isId = (text: string): boolean => /^\d{8}t\d{6}z-[0-9a-f]{6}$/.test(text);
