import { describe, expect, test } from 'vitest';
import {
  actionsByPhase,
  createStoreRequest,
  openApiDocument,
  phases,
  problems,
  routes,
  storeCrd,
  storeName,
  toProblem,
} from './index.ts';

const messageFor = (name: unknown) =>
  storeName.safeParse(name).error?.issues.map(({ message }) => message) ?? [];

describe('a name that is refused says which rule it breaks', () => {
  test.each([
    ['', 'must not be empty'],
    ['ab', 'must have at least 3 characters'],
    ['a'.repeat(41), 'must have at most 40 characters'],
    ['x'.repeat(1_000_000), 'must have at most 40 characters'],
    ['Acme', 'must be lower case'],
    ['1acme', 'must start with a letter'],
    ['acme-', 'may hold only lower-case letters, digits and hyphens, and must end with a letter or digit'],
    ['ac me', 'may hold only lower-case letters, digits and hyphens, and must end with a letter or digit'],
    ['www', 'is reserved for the platform; choose another name'],
    ['kube-shop', 'is reserved for the platform; choose another name'],
    [7, 'must be a text'],
  ])('%.12j', (name, message) => {
    expect(messageFor(name)).toEqual([message]);
  });

  test.each(['acme', 'a-1', 'a'.repeat(40)])('%s is taken', (name) => {
    expect(messageFor(name)).toEqual([]);
  });
});

test('an unknown property is named', () => {
  const { error } = createStoreRequest.safeParse({ name: 'acme', owner: 'eve' });
  expect(error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['owner'] });
});

test('every phase says what it allows, and an ending store allows nothing', () => {
  expect(Object.keys(actionsByPhase).toSorted()).toEqual([...phases].toSorted());
  expect(actionsByPhase.Deleting).toEqual([]);
});

test('a problem carries its own status and a stable type', () => {
  expect(toProblem('name-taken', { detail: 'acme' })).toEqual({
    type: 'urn:souk:problem:name-taken',
    title: 'The name is taken',
    status: 409,
    code: 'name-taken',
    detail: 'acme',
  });
});

test('OpenAPI has every route with every problem, and each reference leads somewhere', () => {
  const document = openApiDocument() as {
    paths: Record<string, Record<string, { responses: object }>>;
    components: { schemas: object };
  };
  for (const route of Object.values(routes)) {
    const responses = document.paths[route.path]?.[route.method.toLowerCase()]?.responses ?? {};
    const statuses = [route.success.status, ...route.problems.map((code) => problems[code].status)];
    expect(Object.keys(responses).toSorted()).toEqual([...new Set(statuses.map(String))].toSorted());
  }
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, id]) => id,
  );
  expect(references.length).toBeGreaterThan(10);
  for (const id of references) expect(document.components.schemas).toHaveProperty(String(id));
});

test('the CRD holds only what a structural schema may hold', () => {
  const text = JSON.stringify(storeCrd());
  for (const word of ['$ref', '$schema', 'additionalProperties', 'anyOf', '(?!', '\\u00'])
    expect(text).not.toContain(word);
});
