import { LogoMark } from '../../components/ui/logo.tsx';
import { ThemeToggle } from '../theme/theme-toggle.tsx';
import { ProviderSignIn } from './provider-sign-in.tsx';
import { type SignedOut, useSignInWays } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { TokenHelp } from './token-help.tsx';

export function SignInPage({ session }: { session: SignedOut }) {
  const ways = useSignInWays();
  return (
    <div className="bg-tiles flex min-h-dvh flex-col">
      <title>Sign in · Souk</title>
      <header className="flex justify-end p-4">
        <ThemeToggle />
      </header>
      <main className="m-auto w-full max-w-md px-4 pb-20">
        <div className="animate-rise rounded-2xl border border-line bg-surface p-6 shadow-float sm:p-8">
          <LogoMark className="size-11" />
          <h1 className="mt-5 text-2xl font-semibold">Sign in to Souk</h1>
          <p className="mt-1 mb-6 text-muted">Open a Medusa store in seconds, and look after all of them.</p>
          {ways.oidc && <ProviderSignIn />}
          <SignInForm session={session} quiet={ways.oidc} />
        </div>
        <TokenHelp />
      </main>
    </div>
  );
}
