import { Button } from '../components/ui/button.tsx';

/** When this page itself is at fault; a call that fails is told where it was made. */
export function ErrorPage() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 text-center">
      <title>Error · Souk</title>
      <h1 className="text-2xl font-semibold">This page stumbled</h1>
      <p className="mt-1 mb-6 text-muted">Your stores are not affected. Load the page again to go on.</p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </main>
  );
}
