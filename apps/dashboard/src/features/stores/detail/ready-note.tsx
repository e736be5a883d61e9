import type { Store } from '@souk/contract';
import { formatSpan } from '../../../lib/format-duration.ts';
import { addressOf } from '../store-address.ts';

/** How long it took from asking until a shopper could order. */
export const readyIn = ({ createdAt, readyAt }: Pick<Store, 'createdAt' | 'readyAt'>): string | undefined =>
  readyAt ? formatSpan(createdAt, readyAt) : undefined;

function DrawnCheck() {
  return (
    <span aria-hidden="true" className="relative flex size-12 shrink-0 items-center justify-center">
      <span className="absolute inset-0 animate-halo rounded-full bg-positive" />
      <span className="relative flex size-12 items-center justify-center rounded-full bg-positive text-surface">
        <svg viewBox="0 0 24 24" className="size-6" fill="none" stroke="currentColor" strokeWidth="2.5">
          <path
            d="m5 12.500 4.500 4.500L19 7.500"
            strokeLinecap="round"
            strokeLinejoin="round"
            strokeDasharray="24"
            className="animate-draw"
          />
        </svg>
      </span>
    </span>
  );
}

/** Shown when the store became Ready while somebody watched. */
export function ReadyNote({ store }: { store: Store }) {
  return (
    <section
      aria-label="Ready"
      className="flex animate-rise items-center gap-4 rounded-xl border border-positive-line bg-positive-soft px-5 py-4"
    >
      <DrawnCheck />
      <div className="min-w-0">
        <p className="text-lg font-semibold text-positive">Ready in {readyIn(store)}</p>
        <p className="text-sm wrap-anywhere">
          Shoppers can order at <span className="font-mono text-[0.8125rem]">{addressOf(store.url)}</span>
        </p>
      </div>
    </section>
  );
}
