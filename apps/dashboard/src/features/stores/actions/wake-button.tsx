import type { Store } from '@souk/contract';
import { Sun } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { mayUpdate } from '../../session/may.ts';
import { useMe } from '../../session/me-context.ts';
import { usePatchStore } from './use-change.ts';

type Props = { store: Store };

/** Waking loses nothing, so that nobody is asked twice. */
export function WakeButton({ store }: Props) {
  const allowed = mayUpdate(useMe(), store);
  const wake = usePatchStore(store, false);
  const toast = useToast();
  const onError = (error: Error) => {
    const { title, detail } = describeError(error);
    toast(detail ?? title, 'danger');
  };
  return (
    <Button
      icon={Sun}
      disabled={!allowed}
      busy={wake.isPending}
      onClick={() => wake.mutate({ hibernated: false }, { onError })}
    >
      Wake up
    </Button>
  );
}

/** In the place of what a sleeping store does not tell; undefined for one that is not asleep. */
export const wakeIfAsleep = (store: Store) =>
  store.actions.includes('wake') ? <WakeButton store={store} /> : undefined;
