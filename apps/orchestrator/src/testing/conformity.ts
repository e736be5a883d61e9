import {
  apiBase,
  openApiDocument,
  type ProblemCode,
  problemCodes,
  problems,
  type Route,
  routes,
} from '@souk/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';

type Responses = Record<
  string,
  { content?: Record<string, { schema: object }>; headers?: Record<string, unknown> }
>;
type Document = { paths: Record<string, Record<string, { responses: Responses }>> };

const document = openApiDocument() as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'souk', ...document });

/** Problems that belong to no call of the contract: they answer what never reached one. */
const general = new Set<ProblemCode>([
  'bad-request',
  'not-found',
  'method-not-allowed',
  'request-timeout',
  'headers-too-large',
]);

const routeOf = (method: string, path: string) =>
  Object.values<Route>(routes).find((route) => {
    const pattern = new RegExp(`^${apiBase}${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return route.method === method && pattern.test(path);
  });

/** What is wrong with `value` by a schema of the document. */
function faultsOf(schema: object, value: unknown): unknown[] {
  const absolute = JSON.stringify(schema).replaceAll('"#/', '"souk#/');
  const validate = ajv.compile(JSON.parse(absolute) as object);
  return validate(value) ? [] : (validate.errors ?? []);
}

function expectProblem(response: LightMyRequestResponse, route: Route | undefined): void {
  const body = response.json<{ status: number; code: keyof typeof problems }>();
  expect(faultsOf({ $ref: '#/components/schemas/Problem' }, body)).toEqual([]);
  expect(problemCodes).toContain(body.code);
  expect(body.status).toBe(response.statusCode);
  expect(problems[body.code].status).toBe(response.statusCode);
  if (route && !general.has(body.code)) expect(route.problems).toContain(body.code);
}

/** Checks an answer against the OpenAPI document: status, media type, headers, and the body by its schema. */
export function expectConformity(method: string, url: string, response: LightMyRequestResponse): void {
  const path = url.split('?')[0] ?? '';
  const route = routeOf(method, path);
  const responses = route && document.paths[route.path]?.[method.toLowerCase()]?.responses;
  const told = responses?.[String(response.statusCode)];
  const type = String(response.headers['content-type'] ?? '').split(';')[0] ?? '';
  if (response.statusCode >= 400) {
    expect(type).toBe('application/problem+json');
    expectProblem(response, route);
    return;
  }
  if (!route) return;
  expect(told, `undocumented ${response.statusCode}`).toBeDefined();
  for (const header of Object.keys(told?.headers ?? {}))
    expect(response.headers).toHaveProperty(header.toLowerCase());
  if (route.success.mediaType) expect(type).toBe(route.success.mediaType);
  if (route.success.schema) {
    expect(told?.content, `undocumented type ${type}`).toHaveProperty([type]);
    expect(faultsOf(told?.content?.[type]?.schema ?? {}, response.json())).toEqual([]);
    // Nothing is told that the contract does not name.
    expect(response.json()).toEqual(route.success.schema.parse(response.json()));
  }
}
