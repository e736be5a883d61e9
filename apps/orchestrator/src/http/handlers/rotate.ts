import { randomBytes } from 'node:crypto';
import { restartAnnotation, type RotateRequest, type StoreResource } from '@souk/contract';
import { ClusterError } from '../../cluster/ports.ts';
import { databaseSecret } from '../../controller/blueprint-values.ts';
import { renewalAsked } from '../../databases/access.ts';
import { requireAction } from '../../stores/change-store.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** The store's image sets a password whose version is another one than at its last start. */
const made: Record<
  Exclude<RotateRequest['what'], 'database-password'>,
  (at: string) => Record<string, string>
> = {
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
    if (call.body.what === 'database-password') return { body: toStore(await askForPassword(ports, store)) };
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

/** The controller has the server: it makes the password, and restarts the store; what is asked for outlives every process. */
async function askForPassword({ patchSecret }: Deps['ports'], store: StoreResource): Promise<StoreResource> {
  const { namespace, database } = store.status ?? {};
  if (!store.spec.blueprint?.database?.managed) {
    const detail = 'The platform did not make the database of this store.';
    throw new ProblemError('action-not-allowed', { detail });
  }
  if (!namespace || !database?.madeFor) throw notYet();
  try {
    await patchSecret(namespace, databaseSecret, { [renewalAsked]: new Date().toISOString() });
    return store;
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'not-found') throw notYet();
    throw error;
  }
}

const notYet = (): ProblemError =>
  new ProblemError('action-not-allowed', { detail: 'The store has no keys of its own yet.' });
