import { ApiProblem } from '@souk/client';
import { storeNameMin } from '@souk/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreateStore } from '../store-mutations.ts';
import { useStores } from '../stores-query.ts';
import {
  checkForm,
  emptyForm,
  fieldErrorsOf,
  type FormErrors,
  type FormField,
  type FormValues,
} from './create-form.ts';

const without = (errors: FormErrors, field: FormField): FormErrors => {
  const { [field]: _answered, ...rest } = errors;
  return rest;
};

/** Values, and what is wrong with them: known at once for what is typed, from the API for the rest. */
export function useCreateForm() {
  const [values, setValues] = useState<FormValues>(emptyForm);
  const [left, setLeft] = useState<ReadonlySet<FormField>>(new Set());
  const [refused, setRefused] = useState<FormErrors>({});
  const navigate = useNavigate();
  const { data: stores } = useStores();
  const create = useCreateStore();

  const checked = checkForm(values);
  const broken: FormErrors = 'errors' in checked ? { ...checked.errors } : {};
  if (!broken.name && stores?.has(values.name)) broken.name = 'is taken; choose another name';
  const { name } = values;
  // Nobody wants to hear after one letter that two are missing.
  const tooEarly = (field: FormField) => !left.has(field) && (field !== 'name' || name.length < storeNameMin);

  const errorOf = (field: FormField) => refused[field] ?? (tooEarly(field) ? undefined : broken[field]);

  function change(field: FormField, value: string): void {
    setValues((before) => ({ ...before, [field]: value }));
    setRefused((before) => without(before, field));
  }

  const leave = (field: FormField) => setLeft((before) => new Set(before).add(field));

  /** Returns the fields to go back to, if any. */
  async function submit(): Promise<FormField[]> {
    const faulty = Object.keys(broken) as FormField[];
    setLeft(new Set(faulty));
    if (faulty.length > 0 || !('wish' in checked)) return faulty;
    try {
      const store = await create.mutateAsync(checked.wish);
      await navigate(`/stores/${store.name}`);
      return [];
    } catch (error) {
      const errors = error instanceof ApiProblem ? fieldErrorsOf(error.problem) : {};
      setRefused(errors);
      return Object.keys(errors) as FormField[];
    }
  }

  const isAboutFields = Object.keys(refused).length > 0;
  return {
    values,
    errorOf,
    change,
    leave,
    submit,
    busy: create.isPending,
    failure: isAboutFields ? null : create.error,
  };
}

export type CreateForm = ReturnType<typeof useCreateForm>;
