/** What the agent refuses, with a stable code; bodies are RFC 9457. */
const problems = {
  unauthenticated: { status: 401, title: 'The bearer token is missing or wrong' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'snapshot-not-found': { status: 404, title: 'There is no snapshot of this id' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'not-now': { status: 409, title: 'The store cannot do this now' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'invalid-body': { status: 422, title: 'The body is not valid' },
  'not-stored': { status: 502, title: 'The bucket did not take the snapshot' },
  internal: { status: 500, title: 'Something went wrong in the store' },
} as const;

type Code = keyof typeof problems;

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: Code;
  readonly status: number;

  constructor(code: Code, detail: string) {
    super(detail);
    this.code = code;
    this.status = problems[code].status;
  }

  body(): object {
    const { status, title } = problems[this.code];
    return { type: 'about:blank', title, status, code: this.code, detail: this.message };
  }
}
