import type { PlanList, Store } from '@souk/contract';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { Choice } from '../../../components/ui/choice.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { ChangeError } from '../actions/change-error.tsx';
import { usePatchStore } from '../actions/use-change.ts';
import { usePlans } from '../catalogue.ts';
import { planWords } from '../plan-words.ts';

type Props = { store: Store; disabled: boolean };
type FormProps = Props & { plans: PlanList };

function PlanForm({ store, plans, disabled }: FormProps) {
  const [draft, setDraft] = useState<string>();
  const change = usePatchStore(store, draft !== undefined);
  const toast = useToast();
  const blocked = disabled || !store.actions.includes('upgrade');
  const chosen = draft ?? store.plan;
  const unchanged = chosen === store.plan;

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (unchanged || change.isPending) return;
    const onSuccess = ({ plan }: Store) => {
      setDraft(undefined);
      toast(`${store.displayName} is asked to take the plan ${plan}.`);
    };
    change.mutate({ plan: chosen }, { onSuccess });
  }

  return (
    <form onSubmit={onSubmit} className="space-y-4">
      <ChangeError error={change.error} />
      <Choice
        legend="What the store may take"
        name="plan"
        value={chosen}
        onChange={setDraft}
        options={plans.items.map((plan) => ({
          value: plan.name,
          title: plan.name,
          children: planWords(plan),
          disabled: blocked,
        }))}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={blocked || unchanged} busy={change.isPending}>
          Change plan
        </Button>
        <p className="text-sm text-muted">
          {store.actions.includes('upgrade')
            ? 'The shop is away for a moment while it starts anew.'
            : 'The plan cannot change now.'}
        </p>
      </div>
    </form>
  );
}

export function PlanCard(props: Props) {
  return (
    <Card title="Plan">
      <QueryView query={usePlans()} skeleton={<Skeleton className="h-20 rounded-lg" />}>
        {(plans) => <PlanForm {...props} plans={plans} />}
      </QueryView>
    </Card>
  );
}
