import type { Me } from '@souk/contract';
import { createContext, useContext } from 'react';

const MeContext = createContext<Me | undefined>(undefined);

/** Around everything that is shown only to somebody who is signed in. */
export const MeProvider = MeContext.Provider;

/**
 * The caller. It comes from above and not from the cache, which at the end of a session already knows more
 * than the page that is still on the screen.
 */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe belongs below MeProvider');
  return me;
}
