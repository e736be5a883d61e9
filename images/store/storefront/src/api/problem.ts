/** Why a request failed, as far as a shopper can do something about it. */
export type Problem = 'offline' | 'gone' | 'completed' | 'stock' | 'busy' | 'unavailable' | 'refused';

const WORDS: Record<Problem, string> = {
  offline: 'You seem to be offline. Check your connection and try again.',
  gone: 'This is no longer here.',
  completed: 'This order has already been placed.',
  stock: 'There are not that many left in stock.',
  busy: 'That was a bit fast for us. Please wait a moment and try again.',
  unavailable: 'The shop is not answering right now. Please try again in a moment.',
  refused: 'The shop could not accept this. Please check your details and try again.',
};

/**
 * The SDK's `FetchError`, told by its shape so that this logic does not need the SDK. It has the status and Medusa's
 * message but not its error code, so two cases are told by the message.
 */
const isAnswer = (error: unknown): error is Error & { status: number } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

export function problemOf(error: unknown): Problem {
  if (!isAnswer(error)) return error instanceof TypeError ? 'offline' : 'unavailable';
  if (/already (been )?completed/i.test(error.message)) return 'completed';
  if (/inventory|enough stock/i.test(error.message)) return 'stock';
  if (error.status === 404) return 'gone';
  if (error.status === 429) return 'busy';
  return error.status < 500 ? 'refused' : 'unavailable';
}

/** Such as `iitem_01M86H5YV9GGKVR7T3GM23RY9D`: a message with one is meant for developers. */
const INTERNAL_ID = /\w+_[0-9A-Z]{26}/;

/** One sentence for a person. A refusal carries Medusa's own reason where it has one. */
export function wordsFor(error: unknown): string {
  const problem = problemOf(error);
  const reason = isAnswer(error) ? error.message.replace(/^Invalid request: /, '').trim() : '';
  return problem === 'refused' && reason && !INTERNAL_ID.test(reason) ? reason : WORDS[problem];
}
