import { ClusterError } from './ports.ts';

/** Milliseconds. An API server that is cut off does not refuse, it just never answers. */
export const answerWithin = 8_000;

/** Rejects with kind `timeout` when `answer` takes too long, so that no caller of ours hangs. */
export async function withDeadline<T>(answer: Promise<T>, ms = answerWithin): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ClusterError('timeout', `no answer in ${ms} ms`)), ms);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
