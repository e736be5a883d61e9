import type { Operation, OperationType, Store } from '@souk/contract';
import { Card } from '../../../components/ui/card.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { Elapsed } from './elapsed.tsx';
import { Timeline } from './timeline.tsx';

const titles: Record<OperationType, string> = { install: 'Setting up', delete: 'Removing' };

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

type Props = { operation: Store['operation']; expected: OperationType; until?: string | undefined };

/** Progress of what is being done to the store; `expected` titles it until the work has begun. */
export function OperationCard({ operation, expected, until }: Props) {
  const title = titles[operation?.type ?? expected];
  const end = until ?? (operation ? endOf(operation) : undefined);
  return (
    <Card title={title} aside={<Elapsed since={operation?.startedAt} until={end} className="font-medium" />}>
      {operation && operation.steps.length > 0 ? <Timeline steps={operation.steps} /> : <Waiting />}
    </Card>
  );
}
