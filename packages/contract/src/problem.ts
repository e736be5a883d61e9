import { z } from 'zod';

type Definition = { status: number; title: string };

/** Every error that the API can answer; the code is stable, the words may improve. */
export const problems = {
  'bad-request': { status: 400, title: 'The request is not valid HTTP' },
  'invalid-body': { status: 400, title: 'The request body is not valid JSON' },
  'invalid-header': { status: 400, title: 'A request header is not valid' },
  'invalid-query': { status: 422, title: 'A query parameter is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'You may not do this' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'quota-exceeded': { status: 403, title: 'The quota is used up' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'store-not-found': { status: 404, title: 'There is no store of this name' },
  'snapshot-not-found': { status: 404, title: 'The store has no backup of this id' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'name-taken': { status: 409, title: 'The name is taken' },
  'action-not-allowed': { status: 409, title: 'The store does not allow this now' },
  'not-running': { status: 409, title: 'The store is not running now' },
  'idempotency-key-in-use': { status: 409, title: 'A call with this key is under way' },
  'store-changed': { status: 412, title: 'The store has changed since it was read' },
  'body-too-large': { status: 413, title: 'The request body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'invalid-name': { status: 422, title: 'The name is not valid' },
  'invalid-field': { status: 422, title: 'A field is not valid' },
  'idempotency-key-reused': { status: 422, title: 'The key was used for another call' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'not-stored': { status: 502, title: 'The bucket did not take the backup' },
  unavailable: { status: 503, title: 'The cluster does not answer now' },
} as const satisfies Record<string, Definition>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** One broken rule: `field` is a path such as `name`, `message` completes the sentence "FIELD …". */
export const fieldError = z.object({ field: z.string(), message: z.string() }).meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem details, media type application/problem+json. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(problemCodes),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(fieldError).optional(),
    actions: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** Builds the problem of `code`; `extra` names what is particular to this request. */
export function toProblem(
  code: ProblemCode,
  extra: Pick<Problem, 'detail' | 'errors' | 'actions' | 'instance'> = {},
): Problem {
  const { status, title } = problems[code];
  return { type: `urn:souk:problem:${code}`, title, status, code, ...extra };
}
