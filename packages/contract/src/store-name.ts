import { text } from './text.ts';
import { reservedNames, reservedPrefixes } from './reserved-names.ts';

export const storeNameMin = 3;
export const storeNameMax = 40;

/** DNS label: the name becomes a host label, a namespace suffix, and a Helm release. */
export const storeNamePattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

export function isReserved(name: string): boolean {
  return reservedNames.has(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix));
}

/** Each rule has a sentence of its own, so that the person who typed the name knows what to change. */
export const storeName = text()
  .min(1, { error: 'must not be empty', abort: true })
  .min(storeNameMin, { error: `must have at least ${storeNameMin} characters`, abort: true })
  .max(storeNameMax, { error: `must have at most ${storeNameMax} characters`, abort: true })
  .regex(/^[^A-Z]*$/, { error: 'must be lower case', abort: true })
  .regex(/^[a-z]/, { error: 'must start with a letter', abort: true })
  .regex(storeNamePattern, {
    error: 'may hold only lower-case letters, digits and hyphens, and must end with a letter or digit',
    abort: true,
  })
  .refine((name) => !isReserved(name), { error: 'is reserved for the platform; choose another name' })
  .meta({ id: 'StoreName', description: 'DNS label of 3 to 40 characters', example: 'acme' });
