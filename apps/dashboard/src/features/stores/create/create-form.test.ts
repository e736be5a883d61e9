import { toProblem } from '@souk/contract';
import { expect, test } from 'vitest';
import { checkForm, emptyForm, fieldErrorsOf } from './create-form.ts';
import { suggestName } from './suggest-name.ts';

test('what was left empty is left to the platform', () => {
  expect(checkForm({ ...emptyForm, name: ' acme ' })).toEqual({
    wish: { name: 'acme', seed: 'demo', currency: 'eur', country: 'de' },
  });
});

test('the first broken rule of each field is told', () => {
  expect(checkForm({ ...emptyForm, name: '', adminEmail: 'jane' })).toEqual({
    errors: {
      name: 'must not be empty',
      adminEmail: 'must be an e-mail address, such as jane@example.com',
    },
  });
});

test('what the API found wrong goes to its fields; all else is not about them', () => {
  expect(fieldErrorsOf(toProblem('name-taken'))).toEqual({ name: 'is taken; choose another name' });
  const errors = [{ field: 'version', message: 'is not on offer' }];
  expect(fieldErrorsOf(toProblem('invalid-field', { errors }))).toEqual({ version: 'is not on offer' });
  const elsewhere = [{ field: 'labels', message: 'is unknown' }];
  expect(fieldErrorsOf(toProblem('invalid-field', { errors: elsewhere }))).toEqual({});
  expect(fieldErrorsOf(toProblem('unavailable'))).toEqual({});
});

test.each([
  ['My Shop!', 'my-shop'],
  ['Crème brûlée', 'creme-brulee'],
  ['2 fast', 'fast'],
  ['x'.repeat(60), 'x'.repeat(40)],
  ['acme', undefined],
  ['!!', undefined],
  ['WWW', undefined],
])('%j: suggests %j', (typed, name) => expect(suggestName(typed)).toBe(name));
