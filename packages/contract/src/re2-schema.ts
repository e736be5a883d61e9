import { z } from 'zod';

type Json = Record<string, unknown>;

/**
 * JSON Schema of what a caller may write, in one piece: neither structural schemas nor Helm follow references here.
 * Kubernetes and Helm compile patterns with RE2, which has no look-around: those are left out, and whoever reads the
 * value refuses what they would have.
 */
export function toRe2Schema(schema: z.ZodType, target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12'): Json {
  return z.toJSONSchema(schema, {
    target,
    io: 'input',
    reused: 'inline',
    metadata: z.registry(),
    override: ({ jsonSchema }) => {
      if (typeof jsonSchema.pattern === 'string' && jsonSchema.pattern.includes('(?'))
        delete jsonSchema.pattern;
    },
  }) as Json;
}
