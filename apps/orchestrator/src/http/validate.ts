import type { FieldError, ProblemCode } from '@souk/contract';
import type { z } from 'zod';
import { ProblemError } from './problem-error.ts';

/** A body of a thousand unknown fields should not get an answer of a thousand lines. */
const maxErrors = 20;
const short = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

function toFieldErrors(issue: z.core.$ZodIssue, whole: string): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: short([...path, key].join('.')),
      message: 'is not known here',
    }));
  if (path.length === 0) return [{ field: whole, message: 'must be an object' }];
  return [{ field: short(path.join('.')), message: issue.message }];
}

/** Once a field has the wrong type its other rules say nothing. */
const isFirstOfField = ({ field }: FieldError, index: number, all: FieldError[]) =>
  all.findIndex((error) => error.field === field) === index;

/** Parses what came from outside. Throws a problem that names each field with its broken rule. */
function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  whole: string,
  codeOf: (errors: FieldError[]) => ProblemCode,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.flatMap((issue) => toFieldErrors(issue, whole));
  const errors = found.filter(isFirstOfField).slice(0, maxErrors);
  const [first] = errors;
  throw new ProblemError(codeOf(errors), {
    errors,
    ...(first ? { detail: `${first.field} ${first.message}.` } : {}),
  });
}

export const parseBody = <S extends z.ZodType>(schema: S, value: unknown) =>
  parse(schema, value, 'body', (errors) =>
    errors.some(({ field }) => field === 'name') ? 'invalid-name' : 'invalid-field',
  );

export const parseQuery = <S extends z.ZodType>(schema: S, value: unknown) =>
  parse(schema, value, 'query', () => 'invalid-query');
