import { apiBase } from '@souk/contract';
import { useLocation } from 'react-router';
import { buttonClass } from '../../components/ui/button.tsx';

/** A link and no call: the browser itself goes to the provider and comes back to this page. */
export function ProviderSignIn() {
  const { pathname, search } = useLocation();
  const back = new URLSearchParams({ return: `${pathname}${search}` });
  return (
    <div className="mb-6 space-y-5">
      <a href={`${apiBase}/session/oidc?${back}`} className={`${buttonClass('primary', 'lg')} w-full`}>
        Sign in with your organisation
      </a>
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with a token
      </p>
    </div>
  );
}
