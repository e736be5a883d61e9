import { describeError } from '../../lib/describe-error.ts';
import { Notice } from './notice.tsx';

/** What went wrong with a call, said where it was made. Nothing without an error. */
export function ErrorNotice({ error }: { error: unknown }) {
  if (!error) return null;
  const { title, detail } = describeError(error);
  return (
    <Notice tone="danger" role="alert" title={title}>
      {detail}
    </Notice>
  );
}
