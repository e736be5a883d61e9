import { signInRequest } from '@souk/contract';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { controlClass, Field } from '../../components/ui/field.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { describeError, hasCode } from '../../lib/describe-error.ts';
import { type SignedOut, useSignIn } from './session.ts';

const tellings: Record<SignedOut['why'], string | undefined> = {
  new: undefined,
  refused: undefined,
  ended: 'Your session has ended. Sign in again to go on where you were.',
  chosen: 'You are signed out.',
};

function errorWords(error: unknown) {
  if (!hasCode(error, 'unauthenticated')) return describeError(error);
  const { detail = 'It may have expired, or is not meant for Souk.' } = describeError(error);
  return { title: 'This token does not work', detail };
}

/** `quiet`: there is another way to sign in, which comes first. */
export function SignInForm({ session, quiet }: { session: SignedOut; quiet: boolean }) {
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<string>();
  const signIn = useSignIn();
  const error = signIn.error ?? (signIn.isIdle && session.why === 'refused' ? session.error : undefined);
  const telling = tellings[session.why];

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const checked = signInRequest.safeParse({ token: token.trim() });
    setFault(checked.error?.issues[0]?.message);
    if (checked.success && !signIn.isPending) signIn.mutate(checked.data.token);
  }

  return (
    <form onSubmit={onSubmit} className="space-y-4" noValidate>
      {error && (
        <Notice tone="danger" role="alert" title={errorWords(error).title}>
          {errorWords(error).detail}
        </Notice>
      )}
      {!error && telling && signIn.isIdle && <Notice tone="neutral">{telling}</Notice>}
      <Field label="Token" error={fault}>
        {(ids) => (
          <input
            {...ids}
            type="password"
            value={token}
            onChange={(event) => setToken(event.target.value)}
            placeholder="Paste your token"
            autoComplete="off"
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one purpose
            autoFocus={!quiet}
            className={`${controlClass} h-10 font-mono text-sm`}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant={quiet ? 'secondary' : 'primary'}
        size="lg"
        busy={signIn.isPending}
        className="w-full"
      >
        Sign in
      </Button>
    </form>
  );
}
