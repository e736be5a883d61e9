import { toRe2Schema } from '@souk/contract';
import type { z } from 'zod';

export type Json = Record<string, unknown>;

/** Zod writes these where a number has no bound of its own. */
const unbounded = (value: unknown) =>
  typeof value === 'number' && Math.abs(value) === Number.MAX_SAFE_INTEGER;

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, item]) => !unbounded(item) && key !== 'id');
  return Object.fromEntries(kept.map(([key, item]) => [key, tidy(item)]));
}

/** The JSON Schema that Helm checks values against (draft 7, which editors know best). */
export function toHelmSchema(schema: z.ZodType, descriptions: ReadonlyMap<string, string>): Json {
  const tidied = tidy(toRe2Schema(schema, 'draft-7')) as Json;
  for (const [path, text] of descriptions) describe(tidied, path.split('.'), text);
  return tidied;
}

function describe(schema: Json, path: readonly string[], text: string): void {
  const found = path.reduce<Json | undefined>(
    (at, key) => (at?.['properties'] as Record<string, Json> | undefined)?.[key],
    schema,
  );
  if (!found) throw new Error(`values.yaml has ${path.join('.')}, which the schema does not know`);
  found['description'] = text;
}
