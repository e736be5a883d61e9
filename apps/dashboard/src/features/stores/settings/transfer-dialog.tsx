import { isOwner, ownerName, type Store } from '@souk/contract';
import { useState } from 'react';
import { controlClass, Field } from '../../../components/ui/field.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Select } from '../../../components/ui/select.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { useMe } from '../../session/me-context.ts';
import { ChangeError } from '../actions/change-error.tsx';
import { DialogForm } from '../actions/dialog-form.tsx';
import { usePatchStore } from '../actions/use-change.ts';
import { ownersWithin, ownerWords } from './owners.ts';

type Props = { store: Store; onClose(): void };
type OwnerProps = { store: Store; value: string; onChange(owner: string): void };

function AnyOwner({ value, onChange }: OwnerProps) {
  const problem = value === '' ? undefined : ownerName.safeParse(value).error?.issues[0]?.message;
  return (
    <Field
      label="New owner"
      error={problem}
      hint="A user name as Kubernetes knows it, or group:NAME for a team."
    >
      {(ids) => (
        <input
          {...ids}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={`${controlClass} h-10 font-mono text-sm`}
        />
      )}
    </Field>
  );
}

function OneOfMine({ store, value, onChange }: OwnerProps) {
  const me = useMe();
  return (
    <Field label="New owner">
      {(ids) => (
        <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
          {ownersWithin(me, store.owner).map((owner) => (
            <option key={owner} value={owner}>
              {ownerWords(owner, me)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Another owner; who can name anybody types, who cannot chooses. */
export function TransferDialog({ store, onClose }: Props) {
  const me = useMe();
  const toAnybody = me.access.transfer === 'all';
  const [owner, setOwner] = useState(toAnybody ? '' : (ownersWithin(me, store.owner)[0] ?? ''));
  const change = usePatchStore(store);
  const toast = useToast();
  const valid = ownerName.safeParse(owner).success && owner !== store.owner;
  const loses = valid && me.access.list !== 'all' && !isOwner(owner, me);
  const Owner = toAnybody ? AnyOwner : OneOfMine;
  function onSubmit(): void {
    const onSuccess = () => {
      toast(`${store.displayName} belongs to ${ownerWords(owner, me)} now.`);
      onClose();
    };
    change.mutate({ owner }, { onSuccess });
  }
  return (
    <DialogForm
      title={`Hand ${store.displayName} over`}
      verb="Hand over"
      disabled={!valid}
      busy={change.isPending}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p className="text-muted">
        The shop goes on as it is. It counts in the new owner’s quota from then on, and its login stays the
        same: who should no longer get in needs another password in the Medusa Admin.
      </p>
      <ChangeError error={change.error} />
      <Owner store={store} value={owner} onChange={setOwner} />
      {loses && <Notice tone="warning" title="You will not see this store any more." />}
    </DialogForm>
  );
}
