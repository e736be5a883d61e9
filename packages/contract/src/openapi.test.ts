import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { routes } from './routes.ts';

type Operation = {
  operationId: string;
  parameters?: { name: string; in: string }[];
  security?: unknown[];
  responses: Record<string, { headers?: object }>;
};
const document = openApiDocument() as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
const operation = (id: string) => operations.find(({ operationId }) => operationId === id);

test('every route is an operation', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(routes).toSorted());
});

test('parameters of path and query are named', () => {
  expect(operation('getStore')?.parameters).toMatchObject([{ name: 'name', in: 'path' }]);
  expect(operation('listStores')?.parameters?.map(({ name }) => name)).toEqual([
    'q',
    'phase',
    'sort',
    'limit',
    'cursor',
  ]);
});

test('promised headers and open calls are told', () => {
  expect(Object.keys(operation('createStore')?.responses['202']?.headers ?? {})).toEqual([
    'Location',
    'ETag',
  ]);
  expect(operation('signIn')?.security).toEqual([]);
  expect(operation('getMe')?.security).toBeUndefined();
});

test('every reference has a component', () => {
  const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name ?? '');
});
