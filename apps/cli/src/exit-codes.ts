import type { ProblemCode } from '@souk/contract';

/** How a run ended, as scripts see it. The one table: `--help`, docs and `explain` read it. */
export const exits = {
  ok: { code: 0, meaning: 'Done.' },
  failed: { code: 1, meaning: 'It was tried and failed, or was not confirmed.' },
  usage: { code: 2, meaning: 'A word, option or value is not valid; nothing was changed.' },
  'not-found': { code: 3, meaning: 'There is no such store, or no such backup of it.' },
  refused: { code: 4, meaning: 'You are not signed in, may not do this, or your quota is used up.' },
  timeout: { code: 5, meaning: 'It was not done in the time given; it goes on by itself.' },
  unreachable: { code: 6, meaning: 'Souk, or the cluster behind it, does not answer.' },
  conflict: { code: 7, meaning: 'The name is taken, or the store does not allow this now.' },
  throttled: { code: 8, meaning: 'Too many calls; try again later.' },
  interrupted: { code: 130, meaning: 'Ended by Ctrl-C.' },
} as const;

export type Exit = keyof typeof exits;

export const exitOfProblem: Record<ProblemCode, Exit> = {
  'bad-request': 'usage',
  'invalid-body': 'usage',
  'invalid-header': 'usage',
  'invalid-query': 'usage',
  unauthenticated: 'refused',
  forbidden: 'refused',
  'cross-site': 'refused',
  'quota-exceeded': 'refused',
  'not-found': 'not-found',
  'store-not-found': 'not-found',
  'snapshot-not-found': 'not-found',
  'method-not-allowed': 'usage',
  'request-timeout': 'unreachable',
  'name-taken': 'conflict',
  'action-not-allowed': 'conflict',
  'not-running': 'conflict',
  'idempotency-key-in-use': 'conflict',
  'store-changed': 'conflict',
  'body-too-large': 'usage',
  'unsupported-media-type': 'usage',
  'invalid-name': 'usage',
  'invalid-field': 'usage',
  'idempotency-key-reused': 'usage',
  'too-many-requests': 'throttled',
  'headers-too-large': 'usage',
  'not-stored': 'failed',
  internal: 'failed',
  unavailable: 'unreachable',
};
