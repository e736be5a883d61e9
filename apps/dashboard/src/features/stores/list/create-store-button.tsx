import { Plus } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import { Button } from '../../../components/ui/button.tsx';
import { useMe } from '../../session/me-context.ts';

export function CreateStoreButton({ size = 'md' }: { size?: 'md' | 'lg' }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const allowed = useMe().access.create;
  return (
    <Button
      variant="primary"
      size={size}
      icon={Plus}
      disabled={!allowed}
      title={allowed ? undefined : 'You may look at stores, but not create them'}
      onClick={() => void navigate({ pathname: '/new', search })}
    >
      Create store
    </Button>
  );
}
