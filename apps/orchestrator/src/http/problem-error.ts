import { type Problem, type ProblemCode, toProblem } from '@souk/contract';

type Extra = Pick<Problem, 'detail' | 'errors' | 'actions'>;

/** Thrown by whatever refuses a call; the error handler answers with the problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, extra: Extra = {}, headers: Record<string, string> = {}) {
    super(extra.detail ?? code);
    this.problem = toProblem(code, extra);
    this.headers = headers;
  }
}
