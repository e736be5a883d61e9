import { toProblem } from '@souk/contract';
import { describe, expect, it } from 'vitest';
import { checkForm, emptyForm, fieldErrorsOf } from './create-form.ts';

describe('checkForm', () => {
  it('leaves out what the platform chooses', () => {
    expect(checkForm({ ...emptyForm, name: ' acme ' })).toEqual({
      wish: { name: 'acme', seed: 'demo', currency: 'eur', country: 'de' },
    });
  });

  it.each([
    ['', 'must not be empty'],
    ['ab', 'must have at least 3 characters'],
    ['Acme', 'must be lower case'],
    ['1acme', 'must start with a letter'],
    ['acme-', 'may hold only lower-case letters, digits and hyphens, and must end with a letter or digit'],
    ['a'.repeat(41), 'must have at most 40 characters'],
    ['kube-proxy', 'is reserved for the platform; choose another name'],
  ])('refuses the name %j by the rule of the API', (name, rule) => {
    expect(checkForm({ ...emptyForm, name })).toEqual({ errors: { name: rule } });
  });

  it('names every faulty field at once', () => {
    const checked = checkForm({ ...emptyForm, name: 'A', adminEmail: 'jane', displayName: 'x'.repeat(81) });
    expect(Object.keys('errors' in checked ? checked.errors : {}).toSorted()).toEqual([
      'adminEmail',
      'displayName',
      'name',
    ]);
  });
});

describe('fieldErrorsOf', () => {
  it('puts the words of the API at their fields', () => {
    const errors = [
      { field: 'plan', message: 'is not on offer' },
      { field: 'mood', message: 'is unknown' },
    ];
    expect(fieldErrorsOf(toProblem('invalid-field', { errors }))).toEqual({ plan: 'is not on offer' });
  });
  it('knows whose fault a taken name is', () =>
    expect(fieldErrorsOf(toProblem('name-taken'))).toEqual({ name: 'is taken; choose another name' }));
  it('leaves what no field is to blame for', () =>
    expect(fieldErrorsOf(toProblem('quota-exceeded'))).toEqual({}));
});
