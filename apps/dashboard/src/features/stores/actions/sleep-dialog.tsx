import type { Store } from '@souk/contract';
import { useToast } from '../../../components/ui/toast.tsx';
import { ChangeError } from './change-error.tsx';
import { DialogForm } from './dialog-form.tsx';
import { usePatchStore } from './use-change.ts';

type Props = { store: Store; onClose(): void };

export function SleepDialog({ store, onClose }: Props) {
  const sleep = usePatchStore(store);
  const toast = useToast();
  const onSuccess = () => {
    toast(`${store.displayName} is asked to go to sleep.`);
    onClose();
  };
  return (
    <DialogForm
      title={`Put ${store.displayName} to sleep?`}
      verb="Put to sleep"
      busy={sleep.isPending}
      onSubmit={() => sleep.mutate({ hibernated: true }, { onSuccess })}
      onClose={onClose}
    >
      <p className="text-muted">
        Its server and database stop and take neither memory nor processor. Orders, customers and products are
        kept. The first visit to the shop wakes it again, and so do you.
      </p>
      <ChangeError error={sleep.error} />
    </DialogForm>
  );
}
