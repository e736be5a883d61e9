import type { UseQueryResult } from '@tanstack/react-query';
import { Moon } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeError, hasCode } from '../../lib/describe-error.ts';
import { Button } from './button.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { ErrorPanel } from './error-panel.tsx';

type Props<T> = {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isFetching'>;
  /** In the place of what is loaded. */
  skeleton: ReactNode;
  /** What to do about a store that does not run, other than looking again. */
  resting?: ReactNode;
  children(data: T): ReactNode;
};

type NotRunningProps = { error: unknown; onRetry(): void; busy?: boolean; resting?: ReactNode };

/** A store without a pod has nothing to tell from inside: that is no fault. */
export function NotRunning({ error, onRetry, busy = false, resting }: NotRunningProps) {
  const { title, detail } = describeError(error);
  const action = resting ?? (
    <Button onClick={onRetry} busy={busy}>
      Look again
    </Button>
  );
  return (
    <EmptyPanel icon={Moon} title={title} action={action}>
      {detail}
    </EmptyPanel>
  );
}

/** One part of a page in each of its states: on its way, here, here but not fresh, refused. */
export function QueryView<T>({ query, skeleton, resting, children }: Props<T>) {
  const { data, error, isFetching } = query;
  const onRetry = () => void query.refetch();
  if (hasCode(error, 'not-running'))
    return <NotRunning error={error} onRetry={onRetry} busy={isFetching} resting={resting} />;
  if (data === undefined)
    return error ? <ErrorPanel error={error} onRetry={onRetry} busy={isFetching} /> : skeleton;
  return (
    <div className="space-y-4">
      <ErrorNotice error={error} />
      {children(data)}
    </div>
  );
}
