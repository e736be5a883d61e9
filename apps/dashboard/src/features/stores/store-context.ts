import type { Store } from '@souk/contract';
import { useOutletContext } from 'react-router';

/** The store that the page is about, as fresh as the page itself: each section of the page reads it here. */
export const useStore = (): Store => useOutletContext<Store>();
