/** @jsxImportSource preact */
import type { ShippingOption } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import type { Shipping } from './use-shipping.ts';

export function ShippingChoice({ shipping, currency }: { shipping: Shipping; currency: string }) {
  return (
    <fieldset class="step" aria-busy={shipping.status === 'loading'}>
      <legend>
        <h2>Shipping</h2>
      </legend>
      <Content shipping={shipping} currency={currency} />
    </fieldset>
  );
}

function Content({ shipping, currency }: { shipping: Shipping; currency: string }) {
  const { status, options, problem } = shipping;
  if (status === 'failed') {
    return (
      <div role="alert">
        <p class="field-error">{problem}</p>
        <button type="button" class="button" onClick={shipping.retry}>
          Try again
        </button>
      </div>
    );
  }
  if (options.length > 0) {
    return (
      <div class="choices">
        {options.map((option) => (
          <Choice key={option.id} option={option} shipping={shipping} currency={currency} />
        ))}
      </div>
    );
  }
  if (status === 'loading') return <p class="muted">Looking for the ways to deliver…</p>;
  return <p class="field-error">We do not deliver to this country at the moment.</p>;
}

interface ChoiceProps {
  option: ShippingOption;
  shipping: Shipping;
  currency: string;
}

function Choice({ option, shipping, currency }: ChoiceProps) {
  const amount = option.amount ?? 0;
  return (
    <label class="choice">
      <input
        type="radio"
        name="shipping"
        value={option.id}
        checked={shipping.chosen === option.id}
        onChange={() => shipping.choose(option.id)}
      />
      <span class="choice-name">
        {option.name}
        {option.type?.description && <span class="muted">{option.type.description}</span>}
      </span>
      <span class="amount">{amount === 0 ? 'Free' : formatMoney(amount, currency)}</span>
    </label>
  );
}
