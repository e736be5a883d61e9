import type { AuditRecord } from '@souk/contract';

const actions: Record<string, string> = {
  'store.create': 'Create the store',
  'store.change': 'Change the store',
  'store.delete': 'Delete the store',
  'store.rollback': 'Roll the store back',
  'store.retry': 'Try again',
  'credentials.read': 'Read the login',
  'snapshot.create': 'Back up',
  'snapshot.restore': 'Restore a backup',
  'snapshot.delete': 'Delete a backup',
  'session.start': 'Sign in',
  'call.refused': 'Call the API',
};

/** What was asked for; a newer API may know more than this page. */
export const actionWords = ({ action }: AuditRecord): string => actions[action] ?? action;

export const resultWords = ({ result }: AuditRecord): string => (result === 'ok' ? 'Done' : result);
