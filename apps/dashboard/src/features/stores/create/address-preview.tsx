import { Globe } from 'lucide-react';
import { useMe } from '../../session/me-context.ts';

/** How a browser will reach the store; the dashboard and the shops are behind the same door. */
function useAddress(): { before: string; after: string } {
  const { hostSuffix } = useMe();
  const { protocol, port } = window.location;
  return { before: `${protocol}//`, after: `.${hostSuffix}${port ? `:${port}` : ''}` };
}

/** The shop's address as it grows with what is typed. */
export function AddressPreview({ name }: { name: string }) {
  const { before, after } = useAddress();
  return (
    <p className="flex items-center gap-2.5 rounded-lg border border-line bg-sunken px-3 py-2">
      <Globe className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="sr-only">The shop’s address:</span>
      <span data-testid="address-preview" className="font-mono text-[0.8125rem] wrap-anywhere text-muted">
        {before}
        <span className={name ? 'font-semibold text-ink' : 'italic'}>{name || 'name'}</span>
        {after}
      </span>
    </p>
  );
}
