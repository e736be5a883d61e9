import { displayName as rule, type Store } from '@souk/contract';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { controlClass, Field } from '../../../components/ui/field.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { ChangeError } from '../actions/change-error.tsx';
import { usePatchStore } from '../actions/use-change.ts';

type Props = { store: Store; disabled: boolean };

/** An empty name is a wish too: the store is then called as in its address. */
function problemOf(typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  return rule.safeParse(typed).error?.issues[0]?.message;
}

export function NameCard({ store, disabled }: Props) {
  const [draft, setDraft] = useState<string>();
  const rename = usePatchStore(store, draft !== undefined);
  const toast = useToast();
  const typed = draft ?? store.displayName;
  const problem = problemOf(typed);
  const wish = typed.trim() || null;
  const unchanged = (wish ?? store.name) === store.displayName;

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (problem || unchanged || rename.isPending) return;
    const onSuccess = ({ displayName }: Store) => {
      setDraft(undefined);
      toast(`The store is called ${displayName}.`);
    };
    rename.mutate({ displayName: wish }, { onSuccess });
  }

  return (
    <Card title="Name">
      <form onSubmit={onSubmit} className="space-y-4">
        <ChangeError error={rename.error} />
        <Field
          label="Display name"
          error={problem}
          hint={
            <>
              What shoppers see. Without it, the name in the address:{' '}
              <span className="font-mono">{store.name}</span>, which stays.
            </>
          }
        >
          {(ids) => (
            <input
              {...ids}
              value={typed}
              disabled={disabled}
              onChange={(event) => setDraft(event.target.value)}
              placeholder={store.name}
              autoComplete="off"
              className={`${controlClass} h-10 max-w-md disabled:opacity-60`}
            />
          )}
        </Field>
        <Button
          type="submit"
          disabled={disabled || unchanged || problem !== undefined}
          busy={rename.isPending}
        >
          Save name
        </Button>
      </form>
    </Card>
  );
}
