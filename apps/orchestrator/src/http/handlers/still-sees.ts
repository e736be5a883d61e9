import type { StoreResource } from '@souk/contract';
import type { Verb } from '../../auth/access.ts';
import type { Call } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

type StreamCall = Call<'streamLogs'> | Call<'streamActivity'>;

/** Whether the caller may still see this very store; rejects when nobody can say. */
export function stillSees({ findStore }: Deps, call: StreamCall, verb: Verb, { metadata }: StoreResource) {
  return async (): Promise<boolean> => {
    if (!(await call.stillSignedIn())) return false;
    try {
      const store = await findStore(call.caller, verb, call.name);
      return store.metadata.uid === metadata.uid;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
  };
}
