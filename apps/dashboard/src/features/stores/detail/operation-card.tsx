import type { Operation, OperationType, Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { Elapsed } from './elapsed.tsx';
import { Timeline } from './timeline.tsx';

const titles: Record<OperationType, string> = {
  install: 'Setting up',
  upgrade: 'Updating',
  rollback: 'Going back',
  hibernate: 'Putting to sleep',
  wake: 'Waking up',
  repair: 'Putting back',
  delete: 'Removing',
};

/** The last moment of an operation, once every step has ended. */
function endOf({ steps }: Pick<Operation, 'steps'>): string | undefined {
  const open = steps.some(({ state }) => state === 'running' || state === 'waiting');
  if (open || steps.length === 0) return undefined;
  return (
    steps
      .map(({ finishedAt = '' }) => finishedAt)
      .toSorted()
      .at(-1) || undefined
  );
}

/** How far it has come: a step under way counts half, so that the first one shows. */
function shareOf(steps: Operation['steps']): number {
  const done = steps.filter(({ state }) => state === 'done').length;
  const running = steps.some(({ state }) => state === 'running') ? 0.5 : 0;
  return steps.length === 0 ? 0 : (done + running) / steps.length;
}

function ProgressLine({ share }: { share: number }) {
  return (
    <div aria-hidden="true" className="h-0.5 overflow-hidden bg-line">
      <div
        className="relative h-full overflow-hidden bg-brand transition-[width] duration-700 ease-out"
        style={{ width: `${Math.max(4, share * 100)}%` }}
      >
        <span className="absolute inset-y-0 w-24 animate-sheen bg-linear-to-r from-transparent via-white/70 to-transparent" />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <>
      <p className="mb-4 text-sm text-muted">Asked for; work begins in a moment.</p>
      <div className="space-y-4">
        {['w-40', 'w-56', 'w-48'].map((width) => (
          <div key={width} className="flex items-center gap-3">
            <Skeleton className="size-6 rounded-full" />
            <Skeleton className={`h-4 ${width}`} />
          </div>
        ))}
      </div>
    </>
  );
}

type Props = { operation: Store['operation']; expected: OperationType };

/** Progress of what is being done to the store; `expected` titles it until the work has begun. */
export function OperationCard({ operation, expected }: Props) {
  const elapsed = operation && (
    <Elapsed since={operation.startedAt} until={endOf(operation)} className="text-xl font-medium" />
  );
  return (
    <Card
      title={titles[expected]}
      aside={elapsed}
      line={<ProgressLine share={shareOf(operation?.steps ?? [])} />}
    >
      {operation && operation.steps.length > 0 ? <Timeline steps={operation.steps} /> : <Waiting />}
    </Card>
  );
}
