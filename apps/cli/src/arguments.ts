import {
  adminEmail,
  cloneRequest,
  type CloneRequest,
  country,
  currency,
  displayName,
  idleTime,
  isReserved,
  ownerName,
  planName,
  storeName,
  versionName,
} from '@souk/contract';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { z } from 'zod';
import { wrongWord } from './cli-error.ts';

/** A parser that holds a word against the contract's own rule, before anything is sent. */
const byRule =
  (what: string, schema: z.ZodType<string>) =>
  (word: string): string => {
    const { success, data, error } = schema.safeParse(word);
    if (success) return data;
    throw wrongWord(what, word, error.issues[0]?.message ?? 'is not valid');
  };

export const newName = byRule('name', storeName);

/**
 * A name or id becomes a part of the address of a call: `..` or nothing at all would make it another call. Somebody
 * may have made a store with a reserved name by other means.
 */
export const existingName = (word: string): string =>
  /^[-a-z0-9]+$/.test(word) && isReserved(word) ? word : newName(word);

export function snapshotId(word: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,127}$/.test(word)) return word;
  throw wrongWord('backup', word, 'must be an id, as souk snapshot list shows it');
}

/** `STORE/ID`, as a clone is asked for. */
function cloneFrom(word: string): CloneRequest {
  const [store = '', snapshot = '', ...rest] = word.split('/');
  const { success, data } = cloneRequest.safeParse({ store, snapshot });
  if (success && rest.length === 0) return data;
  throw wrongWord('backup', word, 'must be STORE/ID, with an id as souk snapshot list shows it');
}

export const rules = {
  from: cloneFrom,
  owner: byRule('owner', ownerName),
  version: byRule('version', versionName),
  plan: byRule('plan', planName),
  email: byRule('e-mail', adminEmail),
  currency: byRule('currency', currency),
  country: byRule('country', country),
  displayName: byRule('display name', displayName),
  idleTime: byRule('idle time', idleTime),
  idleTimeOrNever: (word: string): string => (word === 'never' ? word : byRule('idle time', idleTime)(word)),
};

export function wholeNumber(min: number, max: number) {
  return (word: string): number => {
    const value = Number(word);
    if (/^\d+$/.test(word) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };

/** "90s", "5m", "1h" in ms. */
export function timeSpan(word: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,5})([smh])$/.exec(word) ?? [];
  const ms = Number(amount) * (unitMs[unit] ?? 0);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('It must be a time such as 90s, 5m or 1h.');
}
