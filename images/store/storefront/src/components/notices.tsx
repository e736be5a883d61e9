/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useCart } from '../cart/cart-context.tsx';
import { AlertIcon, CheckIcon } from './icons.tsx';

/** Something went wrong beside the thing that it concerns. Empty, it waits in the page so that it is read when filled. */
export function Problem({ children }: { children: ComponentChildren }) {
  return (
    <div role="alert">
      {children && (
        <p class="notice notice-problem">
          <AlertIcon />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}

/** Stands where the content would be. */
export function Failure({ title, problem, retry }: { title: string; problem: string; retry: () => void }) {
  return (
    <section class="empty" role="alert">
      <h2>{title}</h2>
      <p>{problem}</p>
      <button type="button" class="button" onClick={retry}>
        Try again
      </button>
    </section>
  );
}

/** The answer to "Place order" was lost (a closed tab, a dropped connection), but the order was taken. */
export function RecoveredOrder() {
  const { state, actions } = useCart();
  if (!state.recovered) return null;
  return (
    <output class="notice notice-good">
      <CheckIcon />
      <span>
        Your order #{state.recovered.display_id} has been placed.{' '}
        <a href={`/orders/${state.recovered.id}`} onClick={actions.acknowledge}>
          See the order
        </a>
      </span>
    </output>
  );
}
