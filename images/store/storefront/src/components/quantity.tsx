/** @jsxImportSource preact */
import { MinusIcon, PlusIcon } from './icons.tsx';

interface Props {
  id: string;
  label: string;
  /** Where the context shows what is counted, the label is for screen readers only. */
  labelHidden?: boolean;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** At least one. The buttons stay focusable at the ends, else the keyboard would lose its place. */
export function Quantity({ id, label, labelHidden = false, value, max, onChange }: Props) {
  const set = (wanted: number) => {
    const quantity = Math.min(Math.max(1, max), Math.max(1, Math.floor(wanted)));
    if (Number.isFinite(quantity) && quantity !== value) onChange(quantity);
  };
  return (
    <div class="quantity-field">
      <label class={labelHidden ? 'visually-hidden' : 'label'} for={id}>
        {label}
      </label>
      <div class="quantity">
        <button
          type="button"
          aria-label="One fewer"
          aria-disabled={value <= 1}
          onClick={() => set(value - 1)}
        >
          <MinusIcon />
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={max}
          value={value}
          onChange={(event) => {
            set(event.currentTarget.valueAsNumber);
            // What was typed may have been cut to the limits without a new value to show.
            event.currentTarget.value = String(value);
          }}
        />
        <button
          type="button"
          aria-label="One more"
          aria-disabled={value >= max}
          onClick={() => set(value + 1)}
        >
          <PlusIcon />
        </button>
      </div>
    </div>
  );
}
