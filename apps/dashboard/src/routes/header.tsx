import { Link } from 'react-router';
import { Logo } from '../components/ui/logo.tsx';
import { useMe } from '../features/session/me-context.ts';
import { UserMenu } from '../features/session/user-menu.tsx';
import { ThemeToggle } from '../features/theme/theme-toggle.tsx';

export function Header() {
  const { audit } = useMe().access;
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-canvas/90 backdrop-blur-md">
      <div className="mx-auto flex h-14 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
        <Link to="/" aria-label="Souk, all stores" className="flex rounded-lg">
          <Logo />
        </Link>
        <div className="flex items-center gap-3 sm:gap-4">
          {audit !== 'none' && (
            <Link to="/audit" className="rounded-md px-1 text-sm text-muted transition-colors hover:text-ink">
              Audit
            </Link>
          )}
          <ThemeToggle />
          <UserMenu />
        </div>
      </div>
    </header>
  );
}
