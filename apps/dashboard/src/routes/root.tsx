import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { ErrorPanel } from '../components/ui/error-panel.tsx';
import { MeProvider } from '../features/session/me-context.ts';
import { type Session, useSession } from '../features/session/session.ts';
import { SignInGate } from '../features/session/sign-in-gate.tsx';
import { ConnectionBanner } from '../features/stores/connection-banner.tsx';
import { Header } from './header.tsx';
import { Splash } from './splash.tsx';

/** Gives the focus to the new page, where a screen reader then goes on; the page's own autofocus goes first. */
function useFocusOnNavigation() {
  const ref = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const main = ref.current;
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
  return ref;
}

function SignedIn() {
  const main = useFocusOnNavigation();
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-raised focus:px-4 focus:py-2 focus:shadow-float"
      >
        Skip to content
      </a>
      <Header />
      <ConnectionBanner />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className="mx-auto max-w-6xl scroll-mt-14 px-4 pt-7 pb-20 sm:px-6"
      >
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}

function Gate({ session }: { session: Session }) {
  if (session.state !== 'signed-in') return <SignInGate session={session} />;
  return (
    <MeProvider value={session.me}>
      <SignedIn />
    </MeProvider>
  );
}

/** Nothing is shown before it is known who looks. */
export function Root() {
  const { data, error, refetch, isFetching } = useSession();
  if (data) return <Gate session={data} />;
  if (!error) return <Splash />;
  return (
    <main className="flex min-h-dvh items-center px-4">
      <h1 className="sr-only">Souk</h1>
      <ErrorPanel error={error} onRetry={() => void refetch()} busy={isFetching} />
    </main>
  );
}
