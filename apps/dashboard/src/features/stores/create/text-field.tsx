import type { ComponentProps, ReactNode } from 'react';
import { controlClass, Field } from '../../../components/ui/field.tsx';
import { type FormField, fieldLabels } from './create-form.ts';
import type { CreateForm } from './use-create-form.ts';

type Props = Omit<ComponentProps<'input'>, 'form'> & { form: CreateForm; field: FormField; hint?: ReactNode };

/** One text of the form, with its label and its words. */
export function TextField({ form, field, hint, className = '', ...rest }: Props) {
  return (
    <Field label={fieldLabels[field]} error={form.errorOf(field)} hint={hint} optional={!rest.required}>
      {(ids) => (
        <input
          {...ids}
          {...rest}
          name={field}
          value={form.values[field]}
          onChange={(event) => form.change(field, event.target.value)}
          onBlur={() => form.leave(field)}
          autoComplete="off"
          className={`${controlClass} h-10 ${className}`}
        />
      )}
    </Field>
  );
}
