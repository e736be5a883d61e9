import { Field } from '../../../components/ui/field.tsx';
import { Select } from '../../../components/ui/select.tsx';
import { type FormField, fieldLabels } from './create-form.ts';
import type { CreateForm } from './use-create-form.ts';

export type SelectOption = { value: string; text: string };
type Props = { form: CreateForm; field: FormField; options: SelectOption[] };

export function SelectField({ form, field, options }: Props) {
  return (
    <Field label={fieldLabels[field]} error={form.errorOf(field)}>
      {(ids) => (
        <Select
          {...ids}
          name={field}
          value={form.values[field]}
          onChange={(event) => form.change(field, event.target.value)}
        >
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
