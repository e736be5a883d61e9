import type { Address, Cart } from '../api/types.ts';

export interface AddressForm {
  email: string;
  firstName: string;
  lastName: string;
  address: string;
  addressExtra: string;
  postalCode: string;
  city: string;
  province: string;
  country: string;
}
export type AddressField = keyof AddressForm;
export type AddressErrors = Partial<Record<AddressField, string>>;

/** Countries whose carriers need the state or province in an address. */
const WITH_PROVINCE = new Set(['au', 'br', 'ca', 'cn', 'in', 'mx', 'my', 'us']);
/** Countries without postal codes in daily use. */
const WITHOUT_POSTAL_CODE = new Set([
  'ae',
  'ag',
  'ao',
  'bf',
  'bj',
  'bs',
  'bw',
  'cm',
  'fj',
  'gh',
  'hk',
  'jm',
  'qa',
  'ug',
  'zw',
]);

export const needsProvince = (country: string): boolean => WITH_PROVINCE.has(country);
export const needsPostalCode = (country: string): boolean => !WITHOUT_POSTAL_CODE.has(country);

type Rule = (form: AddressForm) => string | null;
const required =
  (field: AddressField, problem: string, applies: (form: AddressForm) => boolean = () => true): Rule =>
  (form) =>
    applies(form) && form[field].trim() === '' ? problem : null;

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const email: Rule = (form) => {
  if (form.email.trim() === '') return 'Enter your email, so that the shop can reach you.';
  return EMAIL.test(form.email.trim()) ? null : 'Enter an email in the form name@example.com.';
};

/** In the order of the form, so that the first error is the first on the page. */
const RULES: Record<AddressField, Rule> = {
  email,
  firstName: required('firstName', 'Enter your first name.'),
  lastName: required('lastName', 'Enter your last name.'),
  address: required('address', 'Enter your street and house number.'),
  addressExtra: () => null,
  postalCode: required('postalCode', 'Enter your postal code.', (form) => needsPostalCode(form.country)),
  city: required('city', 'Enter your city.'),
  province: required('province', 'Enter your state or province.', (form) => needsProvince(form.country)),
  country: required('country', 'Choose a country.'),
};
export const ADDRESS_FIELDS = Object.keys(RULES) as AddressField[];

export function validateAddress(form: AddressForm): AddressErrors {
  const errors: AddressErrors = {};
  for (const field of ADDRESS_FIELDS) {
    const problem = RULES[field](form);
    if (problem !== null) errors[field] = problem;
  }
  return errors;
}

/** What an earlier visit left in the cart, else empty. */
export function formFromCart(cart: Cart | null, country: string): AddressForm {
  const address = cart?.shipping_address;
  return {
    email: cart?.email ?? '',
    firstName: address?.first_name ?? '',
    lastName: address?.last_name ?? '',
    address: address?.address_1 ?? '',
    addressExtra: address?.address_2 ?? '',
    postalCode: address?.postal_code ?? '',
    city: address?.city ?? '',
    province: address?.province ?? '',
    country: address?.country_code ?? country,
  };
}

export function toAddress(form: AddressForm): Address {
  return {
    first_name: form.firstName.trim(),
    last_name: form.lastName.trim(),
    address_1: form.address.trim(),
    address_2: form.addressExtra.trim(),
    postal_code: form.postalCode.trim(),
    city: form.city.trim(),
    province: needsProvince(form.country) ? form.province.trim() : '',
    country_code: form.country,
  };
}
