import type { ProblemCode } from '@souk/contract';
import { ClusterError, type ClusterErrorKind } from '../cluster/ports.ts';
import { ProblemError } from './problem-error.ts';

const retrySoon = { 'retry-after': '2' };

/** A failure of the cluster that no handler knew better. The cluster's own words stay in the log. */
const byKind: Record<ClusterErrorKind, () => ProblemError> = {
  'not-found': () => new ProblemError('store-not-found'),
  conflict: () =>
    new ProblemError('action-not-allowed', { detail: 'The store has just changed. Try again.' }),
  'already-exists': () => new ProblemError('name-taken'),
  forbidden: () => new ProblemError('forbidden', { detail: 'The cluster refused it.' }),
  invalid: () => new ProblemError('invalid-field', { detail: 'The cluster refused a field.' }),
  timeout: () => new ProblemError('unavailable', {}, retrySoon),
  unavailable: () => new ProblemError('unavailable', {}, retrySoon),
  'not-stored': () => new ProblemError('not-stored'),
  unknown: () => new ProblemError('internal'),
};

/** Fastify's own refusals, by status: it never gets as far as a handler with them. */
const byStatus: Record<number, ProblemCode> = {
  400: 'bad-request',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'headers-too-large',
  415: 'unsupported-media-type',
  431: 'headers-too-large',
};

const bodyErrors = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

function fromFastify(error: Error): ProblemError {
  const code = 'code' in error ? String(error.code) : '';
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (bodyErrors.has(code) || (error instanceof SyntaxError && status === 400))
    return new ProblemError('invalid-body');
  return new ProblemError(byStatus[status] ?? 'internal');
}

/** Every error has a problem; the unexpected ones tell nothing about themselves. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ClusterError) return byKind[error.kind]();
  return error instanceof Error ? fromFastify(error) : new ProblemError('internal');
}
