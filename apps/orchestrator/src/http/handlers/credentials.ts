import { requireAction } from '../../stores/change-store.ts';
import { toStore } from '../../stores/to-store.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

/** The Secret that the controller makes in each store's namespace. */
const secretName = 'store';
const passwordKey = 'admin-password';

export function credentialsHandler({ config, findStore, ports }: Deps): Handler<'getCredentials'> {
  return async (call) => {
    const store = await findStore(call.caller, 'credentials', call.name);
    requireAction(store, 'credentials');
    const namespace = store.status?.namespace;
    const secret = namespace ? await ports.readSecret(namespace, secretName) : undefined;
    const password = secret?.[passwordKey];
    if (password === undefined)
      throw new ProblemError('action-not-allowed', { detail: 'The store has no login of its own yet.' });
    return { body: { adminUrl: toStore(store, config).adminUrl, email: store.spec.adminEmail, password } };
  };
}
