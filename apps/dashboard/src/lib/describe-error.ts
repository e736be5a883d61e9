import { ApiProblem, ConnectionError } from '@souk/client';
import type { ProblemCode } from '@souk/contract';

export type Words = { title: string; detail?: string };

export const hasCode = (error: unknown, code: ProblemCode): boolean =>
  error instanceof ApiProblem && error.problem.code === code;

const wait = (seconds: number | undefined) => (seconds ? ` Try again in ${seconds} s.` : '');

/** What to tell a person about a call that failed. */
export function describeError(error: unknown): Words {
  if (error instanceof ApiProblem) {
    const { title, detail, errors = [] } = error.problem;
    const fields = errors.map(({ field, message }) => `${field} ${message}`).join('; ');
    const more = `${detail ?? fields}${wait(error.retryAfter)}`.trim();
    return { title, ...(more ? { detail: more } : {}) };
  }
  if (error instanceof ConnectionError)
    return {
      title: 'Souk cannot be reached',
      detail: 'Check your connection and that the platform is running, then try again.',
    };
  return { title: 'Something went wrong in this page', detail: 'Reload it and try again.' };
}
