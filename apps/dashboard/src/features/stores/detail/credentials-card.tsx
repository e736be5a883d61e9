import type { Credentials, Store } from '@souk/contract';
import { EyeOff, KeyRound } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { Card } from '../../../components/ui/card.tsx';
import { CopyButton } from '../../../components/ui/copy-button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { useCredentials } from '../store-mutations.ts';

type SecretProps = { label: string; value: string; testId: string };

function Value({ label, value, testId }: SecretProps) {
  return (
    <div>
      <dt className="mb-1 text-xs text-muted">{label}</dt>
      <dd className="flex items-center rounded-lg border border-line bg-sunken pl-3">
        <span
          data-testid={testId}
          className="grow py-1.5 font-mono text-[0.8125rem] wrap-anywhere select-all"
        >
          {value}
        </span>
        <CopyButton text={value} label={`Copy ${label.toLowerCase()}`} />
      </dd>
    </div>
  );
}

function Shown({ credentials, onHide }: { credentials: Credentials; onHide(): void }) {
  return (
    <div className="space-y-3">
      <dl className="space-y-3">
        <Value label="E-mail" value={credentials.email} testId="admin-email" />
        <Value label="Password" value={credentials.password} testId="admin-password" />
      </dl>
      <Button size="sm" variant="ghost" icon={EyeOff} onClick={onHide} className="-ml-2.5">
        Hide
      </Button>
    </div>
  );
}

/** The first login to the store's own admin. It is fetched on asking only, because reading it is logged. */
export function CredentialsCard({ store: { name, adminEmail, actions } }: { store: Store }) {
  const credentials = useCredentials(name);
  const allowed = actions.includes('credentials');
  const failure = credentials.error && describeError(credentials.error);
  return (
    <Card title="Admin sign-in">
      {credentials.data && allowed ? (
        <Shown credentials={credentials.data} onHide={credentials.reset} />
      ) : (
        <div className="space-y-3">
          <p className="text-sm wrap-anywhere text-muted">
            {allowed ? (
              <>
                The first login to the admin, for <span className="text-ink">{adminEmail}</span>. Looking at
                it is logged.
              </>
            ) : (
              'The login to the admin is here once the store is ready.'
            )}
          </p>
          {failure && (
            <Notice tone="danger" role="alert" title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          {allowed && (
            <Button
              icon={KeyRound}
              busy={credentials.isPending}
              onClick={() => credentials.mutate()}
              className="w-full"
            >
              Show credentials
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
