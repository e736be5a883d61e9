import { Database, KeyRound, ShieldCheck, ShoppingBag } from 'lucide-react';
import { useMe } from '../../session/session.ts';

const parts = [
  { icon: ShoppingBag, text: 'A Medusa server with a storefront and its admin' },
  { icon: Database, text: 'A PostgreSQL database on a volume of its own' },
  { icon: KeyRound, text: 'An admin login that only this store knows' },
  { icon: ShieldCheck, text: 'A namespace and network closed to its neighbours' },
];

/** How a browser will reach the store; the dashboard and the shops are behind the same door. */
function useAddress(): { before: string; after: string } {
  const { hostSuffix } = useMe();
  const { protocol, port } = window.location;
  return { before: `${protocol}//`, after: `.${hostSuffix}${port ? `:${port}` : ''}` };
}

export function AddressPreview({ name }: { name: string }) {
  const { before, after } = useAddress();
  return (
    <section
      aria-label="What you get"
      className="overflow-hidden rounded-xl border border-line bg-surface shadow-card"
    >
      <div className="border-b border-line bg-sunken px-4 py-3.5">
        <div aria-hidden="true" className="mb-3 flex gap-1.5">
          <span className="size-2.5 rounded-full bg-line-strong" />
          <span className="size-2.5 rounded-full bg-line-strong" />
          <span className="size-2.5 rounded-full bg-line-strong" />
        </div>
        <p
          data-testid="address-preview"
          className="rounded-lg border border-line bg-surface px-3 py-2 font-mono text-[0.8125rem] wrap-anywhere text-muted"
        >
          {before}
          <span className={name ? 'font-semibold text-ink' : 'opacity-70'}>{name || 'name'}</span>
          {after}
        </p>
      </div>
      <ul className="space-y-3 px-4 py-4 text-sm max-md:hidden">
        {parts.map(({ icon: Icon, text }) => (
          <li key={text} className="flex gap-3">
            <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
