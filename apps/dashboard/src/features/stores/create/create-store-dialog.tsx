import { useLocation, useNavigate } from 'react-router';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { useMe } from '../../session/me-context.ts';
import { CreateStoreForm } from './create-store-form.tsx';

/** Lies over the list at an address of its own: it can be linked to, and the browser's Back closes it. */
export function CreateStoreDialog() {
  const navigate = useNavigate();
  const { search } = useLocation();
  const allowed = useMe().access.create;
  const close = () => void navigate({ pathname: '/', search }, { replace: true });
  return (
    <Dialog title="New store" onClose={close} size="lg">
      <title>New store · Souk</title>
      {allowed ? (
        <CreateStoreForm onCancel={close} />
      ) : (
        <Notice tone="warning" title="You may not create stores">
          Ask whoever runs this platform for the right to do so.
        </Notice>
      )}
    </Dialog>
  );
}
