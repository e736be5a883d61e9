import { LogOut } from 'lucide-react';
import { IconButton } from '../../components/ui/button.tsx';
import { useToast } from '../../components/ui/toast.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { shortName } from './short-name.ts';
import { useMe } from './me-context.ts';
import { useSignOut } from './session.ts';

export function UserMenu() {
  const me = useMe();
  const signOut = useSignOut();
  const toast = useToast();
  const name = shortName(me.name);
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => toast(`Not signed out: ${describeError(error).title}`, 'danger'),
    });
  return (
    <div className="flex items-center gap-1">
      <span className="flex items-center gap-2 pr-1" title={me.name}>
        <span
          aria-hidden="true"
          className="flex size-7 items-center justify-center rounded-full bg-info-soft text-xs font-semibold text-info uppercase"
        >
          {name.slice(0, 1)}
        </span>
        <span className="max-w-40 truncate text-sm max-sm:sr-only">
          <span className="sr-only">Signed in as </span>
          {name}
        </span>
      </span>
      <IconButton icon={LogOut} label="Sign out" onClick={leave} />
    </div>
  );
}
