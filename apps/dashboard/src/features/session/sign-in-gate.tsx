import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetAllButSession, type SignedOut } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Nothing that the last caller saw is left for the next one. The address stays: sign-in leads back to it. */
export function SignInGate({ session }: { session: SignedOut }) {
  const queryClient = useQueryClient();
  useEffect(() => forgetAllButSession(queryClient), [queryClient]);
  return <SignInPage session={session} />;
}
