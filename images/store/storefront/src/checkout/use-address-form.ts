import { useState } from 'preact/hooks';
import type { Cart, Country } from '../api/types.ts';
import { useShop } from '../components/shop-context.tsx';
import {
  ADDRESS_FIELDS,
  formFromCart,
  validateAddress,
  type AddressErrors,
  type AddressField,
  type AddressForm,
} from './address-form.ts';

export interface AddressFormState {
  form: AddressForm;
  /** Of the fields that the shopper has finished; all of them after `check`. */
  errors: AddressErrors;
  change: (field: AddressField, value: string) => void;
  leave: (field: AddressField) => void;
  /** Shows every error and moves to the first; true when there is none. */
  check: () => boolean;
}

export function useAddressForm(cart: Cart, countries: Country[]): AddressFormState {
  const shop = useShop();
  const [form, setForm] = useState(() => onlyServed(formFromCart(cart, shop.country), countries));
  const [finished, setFinished] = useState<ReadonlySet<AddressField>>(new Set());
  const all = validateAddress(form);
  const shown = ADDRESS_FIELDS.filter((field) => finished.has(field) && all[field] !== undefined);
  return {
    form,
    errors: Object.fromEntries(shown.map((field) => [field, all[field]])),
    change: (field, value) => setForm((before) => ({ ...before, [field]: value })),
    // Tabbing through empty fields is no mistake yet.
    leave: (field) => {
      if (form[field] !== '') setFinished((before) => new Set([...before, field]));
    },
    check: () => {
      setFinished(new Set(ADDRESS_FIELDS));
      const first = ADDRESS_FIELDS.find((field) => all[field] !== undefined);
      if (first) document.getElementById(first)?.focus();
      return first === undefined;
    },
  };
}

/** A country that the shop does not deliver to cannot be chosen, so it must not be preselected either. */
function onlyServed(form: AddressForm, countries: Country[]): AddressForm {
  const served = countries.some(({ iso_2 }) => iso_2 === form.country);
  return served ? form : { ...form, country: countries[0]?.iso_2 ?? '' };
}
