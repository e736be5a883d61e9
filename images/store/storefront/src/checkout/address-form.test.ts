import { expect, test } from 'vitest';
import { cart } from '../testing/fake-shop.ts';
import { formFromCart, toAddress, validateAddress, type AddressForm } from './address-form.ts';

const good: AddressForm = {
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  address: 'Unter den Linden 1',
  addressExtra: '',
  postalCode: '10117',
  city: 'Berlin',
  province: '',
  country: 'de',
};

test('a full form has no errors', () => {
  expect(validateAddress(good)).toEqual({});
});

test('every empty field says what is missing, in the order of the page', () => {
  const empty = Object.fromEntries(Object.keys(good).map((field) => [field, ' '])) as unknown as AddressForm;
  expect(Object.keys(validateAddress(empty))).toEqual([
    'email',
    'firstName',
    'lastName',
    'address',
    'postalCode',
    'city',
    'country',
  ]);
});

test.each(['ada', 'ada@', 'ada@example', 'ada@@example.com', 'a da@example.com', 'ada@example..com'])(
  '%s is no email',
  (email) => {
    expect(validateAddress({ ...good, email }).email).toMatch(/name@example\.com/);
  },
);

test('countries differ in what an address needs', () => {
  expect(validateAddress({ ...good, country: 'us' })).toHaveProperty('province');
  expect(validateAddress({ ...good, country: 'us', province: 'CA' })).toEqual({});
  expect(validateAddress({ ...good, country: 'hk', postalCode: '' })).toEqual({});
});

test('an address is sent trimmed, without a province that its country does not use', () => {
  expect(toAddress({ ...good, city: ' Berlin ', province: 'left over' })).toMatchObject({
    city: 'Berlin',
    province: '',
    country_code: 'de',
  });
});

test('a form starts with what the cart knows', () => {
  expect(formFromCart(null, 'de')).toMatchObject({ email: '', country: 'de' });
  const address = { ...toAddress(good), first_name: null, country_code: 'fr' };
  expect(formFromCart(cart({ email: 'ada@example.com', shipping_address: address }), 'de')).toMatchObject({
    email: 'ada@example.com',
    firstName: '',
    city: 'Berlin',
    country: 'fr',
  });
});
