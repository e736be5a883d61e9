import { type CreateStoreRequest, createStoreRequest, type Problem } from '@souk/contract';

/** What the form holds: texts, where '' means "the platform chooses". */
export type FormValues = Record<
  Exclude<keyof CreateStoreRequest, 'blueprint' | 'sleepAfter' | 'from'>,
  string
>;
export type FormField = keyof FormValues;
export type FormErrors = Partial<Record<FormField, string>>;

export const emptyForm: FormValues = {
  name: '',
  displayName: '',
  version: '',
  plan: '',
  adminEmail: '',
  seed: 'demo',
  currency: 'eur',
  country: 'de',
  team: '',
};

export const fieldLabels: Record<FormField, string> = {
  name: 'Name',
  displayName: 'Display name',
  version: 'Version',
  plan: 'Plan',
  adminEmail: 'Admin e-mail',
  seed: 'Catalogue',
  currency: 'Currency',
  country: 'Country',
  team: 'Owner',
};

export const isFormField = (field: PropertyKey): field is FormField => Object.hasOwn(fieldLabels, field);

type Checked = { wish: CreateStoreRequest } | { errors: FormErrors };

/** Checks by the same schema as the API. The first broken rule of each field is the one that is told. */
export function checkForm(values: FormValues): Checked {
  const said = Object.fromEntries(
    Object.entries(values)
      .map(([field, value]) => [field, value.trim()] as const)
      .filter(([field, value]) => value !== '' || field === 'name'),
  );
  const { success, data, error } = createStoreRequest.safeParse(said);
  if (success) return { wish: data };
  const errors: FormErrors = {};
  for (const { path, message } of error.issues) {
    const [field = ''] = path;
    if (isFormField(field)) errors[field] ??= message;
  }
  return { errors };
}

/** What the API found wrong, by field. Empty when the problem is not about what was typed. */
export function fieldErrorsOf({ code, errors = [] }: Problem): FormErrors {
  const found: FormErrors = code === 'name-taken' ? { name: 'is taken; choose another name' } : {};
  for (const { field, message } of errors) if (isFormField(field)) found[field] ??= message;
  return found;
}
