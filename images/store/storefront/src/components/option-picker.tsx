/** @jsxImportSource preact */
import type { ProductOption } from '../api/types.ts';
import { inOrder } from '../catalog/value-order.ts';

interface Props {
  option: ProductOption;
  chosen: string | undefined;
  isAvailable: (valueId: string) => boolean;
  onChoose: (valueId: string) => void;
}

/** Sold-out values can be chosen too: the page then says what is sold out, which a dead button does not. */
export function OptionPicker({ option, chosen, isAvailable, onChoose }: Props) {
  return (
    <fieldset class="option" id={`option-${option.id}`}>
      <legend class="label">{option.title}</legend>
      <div class="option-values">
        {inOrder(option.values).map((value) => (
          <label key={value.id} class={isAvailable(value.id) ? 'pill' : 'pill pill-sold-out'}>
            <input
              type="radio"
              name={option.id}
              value={value.id}
              checked={chosen === value.id}
              onChange={() => onChoose(value.id)}
            />
            <span>{value.value}</span>
            {!isAvailable(value.id) && <span class="visually-hidden">, sold out</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
