import type { Operation, OperationType, Phase, Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { FailurePanel } from './failure-panel.tsx';
import { OperationCard } from './operation-card.tsx';
import { RejectedPanel } from './rejected-panel.tsx';
import { Timeline } from './timeline.tsx';
import { ReadyNote } from './ready-note.tsx';
import { useWatchedInstall } from './use-watched-install.ts';

type Shown = {
  /** What the phase waits for, even before the operation has been noted. */
  expected: OperationType | null;
  /** Operations that may be noted in this phase; others are remains of an earlier one. */
  shows: readonly OperationType[];
};

const changes = ['upgrade', 'rollback', 'hibernate', 'wake', 'repair'] as const;

const shownIn: Record<Phase, Shown> = {
  Pending: { expected: 'install', shows: ['install'] },
  Provisioning: { expected: 'install', shows: ['install'] },
  Ready: { expected: null, shows: changes },
  Updating: { expected: 'upgrade', shows: changes },
  Degraded: { expected: null, shows: changes },
  Failed: { expected: null, shows: [] },
  Hibernated: { expected: null, shows: changes },
  Deleting: { expected: 'delete', shows: ['delete'] },
};

/** The operation to show, and its kind: an operation that is not noted yet has no steps. */
function currentOperation({ phase, operation, hibernated }: Store) {
  const { expected, shows } = shownIn[phase];
  const noted: Pick<Operation, 'type' | 'startedAt' | 'steps'> | null =
    operation && shows.includes(operation.type) ? operation : null;
  const awaited = phase === 'Updating' && hibernated ? 'hibernate' : expected;
  return { operation: noted, kind: noted?.type ?? awaited };
}

/** A store that serves may have a wish besides that cannot be done, such as a plan that is not offered any more. */
function WaitingWish({ conditions }: Pick<Store, 'conditions'>) {
  const waiting = conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'WishWaits');
  if (!waiting) return null;
  return (
    <Notice tone="warning" title="What is wished cannot be done">
      {waiting.message}
    </Notice>
  );
}

/** What is happening to the store, or has just happened. */
export function Progress({ store }: { store: Store }) {
  const { phase, failure, rejected } = store;
  const watched = useWatchedInstall(store);
  const { operation, kind } = currentOperation(store);
  const undone = rejected !== null && phase !== 'Failed' && phase !== 'Deleting';
  return (
    <>
      <WaitingWish conditions={store.conditions} />
      {undone && <RejectedPanel store={store} rejected={rejected} />}
      {failure && !undone && phase !== 'Deleting' && <FailurePanel store={store} failure={failure} />}
      {kind && <OperationCard operation={operation} expected={kind} />}
      {watched && <ReadyNote store={store} />}
      {watched?.install && (
        <Card title="How it came up">
          <Timeline steps={watched.install.steps} />
        </Card>
      )}
    </>
  );
}
