/** @jsxImportSource preact */
import type { Country } from '../api/types.ts';
import { SelectField, TextField } from '../components/field.tsx';
import { needsPostalCode, needsProvince } from './address-form.ts';
import type { AddressFormState } from './use-address-form.ts';

export function AddressFields({ address, countries }: { address: AddressFormState; countries: Country[] }) {
  const { form, errors, change, leave } = address;
  const common = { onChange: change, onLeave: leave };
  const choices = countries.map(({ iso_2, display_name }) => ({ value: iso_2, label: display_name }));
  return (
    <>
      <section class="step" aria-labelledby="contact-title">
        <h2 id="contact-title">Contact</h2>
        <TextField
          {...common}
          name="email"
          label="Email"
          type="email"
          autocomplete="email"
          value={form.email}
          error={errors.email}
        />
      </section>
      <section class="step" aria-labelledby="delivery-title">
        <h2 id="delivery-title">Delivery</h2>
        <div class="fields">
          <TextField
            {...common}
            name="firstName"
            label="First name"
            autocomplete="given-name"
            size="half"
            value={form.firstName}
            error={errors.firstName}
          />
          <TextField
            {...common}
            name="lastName"
            label="Last name"
            autocomplete="family-name"
            size="half"
            value={form.lastName}
            error={errors.lastName}
          />
          <TextField
            {...common}
            name="address"
            label="Address"
            autocomplete="address-line1"
            value={form.address}
            error={errors.address}
          />
          <TextField
            {...common}
            name="addressExtra"
            label="Flat, floor, company"
            optional
            autocomplete="address-line2"
            value={form.addressExtra}
            error={errors.addressExtra}
          />
          {needsPostalCode(form.country) && (
            <TextField
              {...common}
              name="postalCode"
              label="Postal code"
              autocomplete="postal-code"
              size="half"
              value={form.postalCode}
              error={errors.postalCode}
            />
          )}
          <TextField
            {...common}
            name="city"
            label="City"
            autocomplete="address-level2"
            size="half"
            value={form.city}
            error={errors.city}
          />
          {needsProvince(form.country) && (
            <TextField
              {...common}
              name="province"
              label="State or province"
              autocomplete="address-level1"
              value={form.province}
              error={errors.province}
            />
          )}
          <SelectField
            {...common}
            name="country"
            label="Country"
            autocomplete="country"
            choices={choices}
            value={form.country}
            error={errors.country}
          />
        </div>
      </section>
    </>
  );
}
