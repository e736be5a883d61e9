import { type KubeErrorKind, toKubeError } from '@souk/kubernetes';
import { withDeadline } from './deadline.ts';
import { ClusterError, type ClusterErrorKind } from './ports.ts';

const kinds: Record<KubeErrorKind, ClusterErrorKind> = {
  'not-found': 'not-found',
  conflict: 'conflict',
  'already-exists': 'already-exists',
  forbidden: 'forbidden',
  invalid: 'invalid',
  gone: 'unavailable',
  timeout: 'timeout',
  unavailable: 'unavailable',
  unknown: 'unknown',
};

export function toClusterError(error: unknown): ClusterError {
  if (error instanceof ClusterError) return error;
  const { kind, message } = toKubeError(error);
  return new ClusterError(kinds[kind], message, { cause: error });
}

/** Every call ends: with its answer, or with a `ClusterError`. */
export async function ask<T>(answer: Promise<T>): Promise<T> {
  try {
    return await withDeadline(answer);
  } catch (error) {
    throw toClusterError(error);
  }
}
