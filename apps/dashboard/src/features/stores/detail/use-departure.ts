import type { Store } from '@souk/contract';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useToast } from '../../../components/ui/toast.tsx';

/**
 * Leads back to the list when a store that this page has shown is gone. Returns whether that is so, because
 * until the list shows there is nothing to tell.
 */
export function useDeparture(store: Store | undefined): boolean {
  const [seen, setSeen] = useState(store);
  const navigate = useNavigate();
  const toast = useToast();
  if (store && store !== seen) setSeen(store);
  const gone = store === undefined ? seen?.displayName : undefined;
  useEffect(() => {
    if (gone === undefined) return;
    toast(`${gone} is gone. Its name is free again.`);
    void navigate('/', { replace: true });
  }, [gone, navigate, toast]);
  return gone !== undefined;
}
