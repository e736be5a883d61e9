import type { OperationType, Phase, Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { FailurePanel } from './failure-panel.tsx';
import { OperationCard } from './operation-card.tsx';
import { Timeline } from './timeline.tsx';
import { ReadyNote } from './ready-note.tsx';
import { useWatchedInstall } from './use-watched-install.ts';

/** The operation that a phase waits for, even before the operation has been noted. */
const expectedOperation: Record<Phase, OperationType | null> = {
  Pending: 'install',
  Provisioning: 'install',
  Ready: null,
  Updating: 'install',
  Degraded: null,
  Failed: null,
  Hibernated: null,
  Deleting: 'delete',
};

/** What is happening to the store, or has just happened. */
export function Progress({ store }: { store: Store }) {
  const { phase, operation, failure } = store;
  const watched = useWatchedInstall(store);
  const expected = expectedOperation[phase];
  return (
    <>
      {failure && phase !== 'Deleting' && <FailurePanel store={store} failure={failure} />}
      {expected && (
        <OperationCard operation={operation?.type === expected ? operation : null} expected={expected} />
      )}
      {watched && <ReadyNote store={store} />}
      {watched?.install && (
        <Card title="How it came up">
          <Timeline steps={watched.install.steps} />
        </Card>
      )}
    </>
  );
}
