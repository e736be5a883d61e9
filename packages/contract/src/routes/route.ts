import type { z } from 'zod';
import type { ProblemCode } from '../problem.ts';

/** Headers that an answer promises, with what they mean. */
export const successHeaders = {
  Location: 'Where the store is read',
  ETag: 'Uid and generation of the store: changes with what is wished, not with what is observed',
} as const;
type SuccessHeader = keyof typeof successHeaders;

/** Headers that a caller may send with some calls. */
export const requestHeaders = {
  'If-Match': 'ETag of the store that the change is meant for; 412 when it has changed since',
  'Idempotency-Key':
    'Of your own choosing, up to 255 visible characters: the same call with the same key is carried out once and answered the same for a day',
} as const;
type RequestHeader = keyof typeof requestHeaders;

/** One call of the API: the single source for validation, OpenAPI, types and the client. */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `apiBase`; `{name}` is a path parameter. */
  path: string;
  summary: string;
  body?: z.ZodType;
  /** A call without a body means `{}`. */
  bodyOptional?: true;
  query?: z.ZodType;
  headers?: readonly RequestHeader[];
  success: {
    status: 200 | 201 | 202 | 204;
    schema?: z.ZodType;
    mediaType?: string;
    headers?: readonly SuccessHeader[];
  };
  problems: readonly ProblemCode[];
  /** Needs no signed-in caller. */
  open?: true;
};

export const apiBase = '/api/v1';

/** What any call of a signed-in caller may be answered. */
export const common = [
  'unauthenticated',
  'forbidden',
  'too-many-requests',
  'unavailable',
  'internal',
] as const;
/** What a call that changes something may be answered too. */
export const unsafe = ['cross-site', 'invalid-body', 'body-too-large', 'unsupported-media-type'] as const;
/** What a call that names a store may be answered too. */
export const ofStore = [...common, 'store-not-found'] as const;
/** What a call that needs the store's pod may be answered too. */
export const ofPod = [...ofStore, 'not-running'] as const;
