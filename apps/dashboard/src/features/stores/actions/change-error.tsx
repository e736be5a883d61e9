import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { hasCode } from '../../../lib/describe-error.ts';

/** Why a change was not made. That somebody else was faster is no fault, but worth a second look. */
export function ChangeError({ error }: { error: unknown }) {
  if (!hasCode(error, 'store-changed')) return <ErrorNotice error={error} />;
  return (
    <Notice tone="warning" role="alert" title="The store has changed meanwhile">
      Somebody else changed it after you opened this, so nothing was done. You see it now as it is: look
      again, and confirm if you still want this.
    </Notice>
  );
}
