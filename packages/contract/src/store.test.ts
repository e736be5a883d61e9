import { expect, test } from 'vitest';
import { createStoreRequest, listStoresQuery } from './store.ts';

const messages = (body: unknown) =>
  createStoreRequest.safeParse(body).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

test.each([
  [undefined, 'name is required'],
  [7, 'name must be a text'],
  ['', 'name must not be empty'],
  ['ab', 'name must have at least 3 characters'],
  ['a'.repeat(41), 'name must have at most 40 characters'],
  ['Acme', 'name must be lower case'],
  ['1st', 'name must start with a letter'],
  ['ac_me', 'name may hold only lower-case letters, digits and hyphens, and must end with a letter or digit'],
  ['acme-', 'name may hold only lower-case letters, digits and hyphens, and must end with a letter or digit'],
  ['admin', 'name is reserved for the platform; choose another name'],
  ['kube-acme', 'name is reserved for the platform; choose another name'],
])('name %j', (name, message) => {
  expect(messages({ name })).toEqual([message]);
});

test('all broken rules are named at once', () => {
  expect(messages({ name: 'acme', version: 'newest', seed: 'all', currency: 5 })).toEqual([
    'version must be a version such as 2.21.2',
    'seed must be one of demo, empty',
    'currency must be a text',
  ]);
});

test('a list query has defaults, and rules in words', () => {
  expect(listStoresQuery.parse({})).toEqual({ sort: '-createdAt', limit: 50 });
  const issues = listStoresQuery.safeParse({ limit: '0', phase: 'Lost' }).error?.issues;
  expect(issues?.map(({ message }) => message)).toEqual([
    expect.stringContaining('must be one of Pending'),
    'must be a whole number from 1 to 200',
  ]);
});
