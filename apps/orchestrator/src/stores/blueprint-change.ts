import { isDeepStrictEqual } from 'node:util';
import { type Blueprint, blueprint, operatorParts, type StoreResource } from '@souk/contract';
import { z } from 'zod';
import { parseBody } from '../http/validate.ts';
import { ProblemError } from '../http/problem-error.ts';
import { type Json, mergePatched } from './merge-patch.ts';

const whole = z.strictObject({ blueprint });

/** What the store's blueprint is after the patch. Throws `invalid-field`, with paths such as `blueprint.image.tag`. */
export function blueprintAfter({ spec }: StoreResource, patch: Json | null): Blueprint {
  return parseBody(whole, { blueprint: mergePatched(spec.blueprint, patch ?? undefined) ?? {} }).blueprint;
}

/** The parts that differ and are not for a store's owner to set. */
export const operatorChanges = (before: Blueprint = {}, after: Blueprint = {}): (keyof Blueprint)[] =>
  operatorParts.filter((part) => !isDeepStrictEqual(before[part], after[part]));

/** Throws `forbidden`, which names each part that only who runs the platform may set. */
export function refuseParts(parts: readonly (keyof Blueprint)[]): void {
  if (parts.length === 0) return;
  const errors = parts.map((part) => ({
    field: `blueprint.${part}`,
    message: 'is for who runs the platform to set',
  }));
  const names = errors.map(({ field }) => field).join(', ');
  throw new ProblemError('forbidden', { detail: `You may not set ${names}.`, errors });
}
