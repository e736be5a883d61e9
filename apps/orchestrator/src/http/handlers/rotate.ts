import { randomBytes } from 'node:crypto';
import { restartAnnotation, type RotateRequest } from '@souk/contract';
import { ClusterError } from '../../cluster/ports.ts';
import { requireAction } from '../../stores/change-store.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** The store's image sets a password whose version is another one than at its last start. */
const made: Record<RotateRequest['what'], (at: string) => Record<string, string>> = {
  'admin-password': (at) => ({ 'admin-password': random(15), 'admin-password-version': at }),
  keys: () => ({ 'jwt-secret': random(32), 'cookie-secret': random(32) }),
};

/**
 * First the Secret, then the word that the store shall start again: cut off in between, the new ones hold from its next start on, and
 * whoever got no answer asks again.
 */
export function rotateHandler({ findStore, ports, toStore }: Deps): Handler<'rotateCredentials'> {
  return async (call) => {
    // Whoever may not read the login may not choose a new one either.
    await findStore(call.caller, 'credentials', call.name);
    const store = await findStore(call.caller, 'patch', call.name);
    requireAction(store, 'rotate');
    if (store.spec.blueprint?.secret) {
      const detail = "The store's keys come from a secret manager: change them there.";
      throw new ProblemError('action-not-allowed', { detail });
    }
    const namespace = store.status?.namespace;
    if (!namespace) throw notYet();
    const at = new Date().toISOString();
    try {
      await ports.patchSecret(namespace, 'store', made[call.body.what](at));
      return { body: toStore(await ports.stores.annotate(call.name, { [restartAnnotation]: at })) };
    } catch (error) {
      if (error instanceof ClusterError && error.kind === 'not-found') throw notYet();
      throw error;
    }
  };
}

const notYet = (): ProblemError =>
  new ProblemError('action-not-allowed', { detail: 'The store has no keys of its own yet.' });
