import { expect, test, vi } from 'vitest';
import type { AccessQuestion } from '../cluster/ports.ts';
import { createAccess } from './access.ts';
import type { Caller } from './caller.ts';

const jane: Caller = { name: 'jane', groups: ['users'], uid: 'u1', via: 'bearer' };
const reviewer = (answer: (question: AccessQuestion) => boolean) =>
  vi
    .fn<(question: AccessQuestion) => Promise<boolean>>()
    .mockImplementation(async (question) => answer(question));

test('the full permission is asked for by name, and is enough', async () => {
  const review = reviewer(() => true);
  expect(await createAccess(review).scope(jane, 'delete', 'acme')).toBe('all');
  expect(review.mock.calls).toEqual([[{ user: 'jane', groups: ['users'], verb: 'delete', name: 'acme' }]]);
});

test('without it the virtual resource `own` decides', async () => {
  const review = reviewer(({ subresource }) => subresource === 'own');
  expect(await createAccess(review).scope(jane, 'list')).toBe('own');
  expect(review.mock.calls.at(-1)).toEqual([
    { user: 'jane', groups: ['users'], verb: 'list', subresource: 'own' },
  ]);
  expect(await createAccess(reviewer(() => false)).scope(jane, 'list')).toBe('none');
});

test('logins are a resource of their own', async () => {
  const review = reviewer(({ subresource }) => subresource === undefined);
  expect(await createAccess(review).scope(jane, 'credentials', 'acme')).toBe('none');
  expect(review.mock.calls.map(([{ verb, subresource }]) => [verb, subresource])).toEqual([
    ['get', 'credentials'],
    ['get', 'own'],
  ]);
});

test('answers are remembered for each caller, groups included', async () => {
  const review = reviewer(() => true);
  const access = createAccess(review);
  await access.scope(jane, 'list');
  await access.scope(jane, 'list');
  expect(review).toHaveBeenCalledTimes(1);
  await access.scope({ ...jane, groups: [] }, 'list');
  await access.scope({ ...jane, name: 'joe' }, 'list');
  expect(review).toHaveBeenCalledTimes(3);
});
