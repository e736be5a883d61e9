import { type Problem, problem, toProblem } from '@souk/contract';

/**
 * The API refused a call. `problem` tells why, in words and as a stable `code`; `retryAfter` is the
 * number of seconds after which another try makes sense, when the API named one.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** No usable answer came: the network failed, time ran out, or something else than the API answered. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** Reads the problem out of an answer that is no success; a proxy's own error page counts as a failed connection. */
export async function toError(response: Response): Promise<ApiProblem | ConnectionError> {
  const known = problem.safeParse(await response.json().catch(() => undefined));
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  if (known.success) return new ApiProblem(known.data, retryAfter);
  if (response.status === 503) return new ApiProblem(toProblem('unavailable'), retryAfter);
  return new ConnectionError(`the answer is not from the API (HTTP status ${response.status})`);
}
