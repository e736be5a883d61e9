/** What the API server, or the way to it, answered instead of success. Only `not-found` means absent. */
export type KubeErrorKind =
  | 'not-found'
  | 'conflict'
  | 'already-exists'
  | 'forbidden'
  | 'invalid'
  | 'gone'
  | 'timeout'
  | 'unavailable'
  | 'unknown';

export class KubeError extends Error {
  override readonly name = 'KubeError';
  readonly kind: KubeErrorKind;
  /** HTTP status, or undefined when no answer came. */
  readonly status: number | undefined;

  constructor(kind: KubeErrorKind, message: string, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.status = status;
  }
}

/** The part of metav1.Status that tells errors apart. */
type Status = { reason?: string; message?: string; code?: number };

const byReason: Record<string, KubeErrorKind> = {
  NotFound: 'not-found',
  Conflict: 'conflict',
  AlreadyExists: 'already-exists',
  Forbidden: 'forbidden',
  Unauthorized: 'forbidden',
  Invalid: 'invalid',
  BadRequest: 'invalid',
  Expired: 'gone',
  Gone: 'gone',
  Timeout: 'timeout',
  ServerTimeout: 'timeout',
  TooManyRequests: 'unavailable',
  ServiceUnavailable: 'unavailable',
};

const byStatus: Record<number, KubeErrorKind> = {
  400: 'invalid',
  401: 'forbidden',
  403: 'forbidden',
  409: 'conflict',
  410: 'gone',
  422: 'invalid',
  429: 'unavailable',
  503: 'unavailable',
  504: 'timeout',
};

/**
 * Turns an answer with an error status into a KubeError. A 404 without the reason NotFound comes from
 * something in between (a proxy, an API that is not served yet) and does not mean that the object is absent.
 */
export function fromAnswer(httpStatus: number, body: string): KubeError {
  return fromStatus({ ...parseStatus(body), code: httpStatus });
}

/** A Status object, as it stands in a watch. */
export function fromStatus({ reason = '', message, code: httpStatus = 500 }: Status): KubeError {
  const kind = byReason[reason] ?? byStatus[httpStatus] ?? (httpStatus >= 500 ? 'unavailable' : 'unknown');
  return new KubeError(kind, message ?? `the API server answered ${httpStatus}`, httpStatus);
}

function parseStatus(body: string): Status {
  try {
    return JSON.parse(body) as Status;
  } catch {
    return {};
  }
}

/** The one normaliser of everything that a call may throw. */
export function toKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') {
    return new KubeError('timeout', 'the API server did not answer in time', undefined, { cause: error });
  }
  const code = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return new KubeError('unavailable', `the API server cannot be reached: ${code}`, undefined, {
    cause: error,
  });
}

export const isKind = (error: unknown, kind: KubeErrorKind): boolean => toKubeError(error).kind === kind;
