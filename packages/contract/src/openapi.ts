import { z } from 'zod';
import { problem, problems } from './problem.ts';
import { apiBase, requestHeaders, type Route, routes, successHeaders } from './routes.ts';

type Json = Record<string, unknown>;

/** Schemas with an id become components; references point there. */
function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'input',
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $id: _id, $schema: _schema, id: _metaId, ...rest } = schema as Json;
      return [id, rest];
    }),
  );
}

function reference(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (!id) throw new Error('every schema of a route needs an id in its meta');
  return { $ref: `#/components/schemas/${id}` };
}

function queryParameters(schema: z.ZodType): Json[] {
  // Without a registry of ids: a schema that has one would come as a reference and show no properties.
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', metadata: z.registry() });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    schema: property,
  }));
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const headerParameters = (route: Route): Json[] =>
  (route.headers ?? []).map((name) => ({
    name,
    in: 'header',
    required: false,
    description: requestHeaders[name],
    schema: { type: 'string', maxLength: 255 },
  }));

function requestBody({ method, body, bodyOptional }: Route): Json {
  if (!body) return {};
  const types =
    method === 'PATCH' ? ['application/merge-patch+json', 'application/json'] : ['application/json'];
  const content = Object.fromEntries(types.map((type) => [type, { schema: reference(body) }]));
  return { requestBody: { required: !bodyOptional, content } };
}

function responses(route: Route): Json {
  const { status, schema, mediaType } = route.success;
  const content = schema
    ? { content: { 'application/json': { schema: reference(schema) } } }
    : mediaType
      ? { content: { [mediaType]: { schema: { type: 'string' } } } }
      : {};
  const byStatus = Map.groupBy(route.problems, (code) => problems[code].status);
  const failures = [...byStatus].map(([code, codes]) => [
    String(code),
    {
      description: codes.map((name) => `${name}: ${problems[name].title}`).join('; '),
      content: { 'application/problem+json': { schema: reference(problem) } },
    },
  ]);
  const headers = (route.success.headers ?? []).map((name) => [
    name,
    { description: successHeaders[name], required: true, schema: { type: 'string' } },
  ]);
  return {
    [String(status)]: {
      description: route.summary,
      ...content,
      ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    },
    ...Object.fromEntries(failures),
  };
}

/** Groups for readers. The first that fits. */
const tags: [path: RegExp, tag: string][] = [
  [/\/snapshots/, 'Backups'],
  [/^\/stores\/\{name\}\/(events|logs|usage|history)/, 'Inside a store'],
  [/^\/stores/, 'Stores'],
  [/./, 'Platform'],
];
const tagOf = (path: string) => tags.find(([pattern]) => pattern.test(path))?.[1] ?? '';

function operationOf(operationId: string, route: Route): Json {
  const parameters = [
    ...pathParameters(route.path),
    ...(route.query ? queryParameters(route.query) : []),
    ...headerParameters(route),
  ];
  return {
    operationId,
    tags: [tagOf(route.path)],
    summary: route.summary,
    ...(route.open ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route),
    responses: responses(route),
  };
}

/** The OpenAPI 3.1 document of the whole API. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(operationId, route),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Souk', version: 'v1', description: 'Provisions and operates isolated Medusa stores.' },
    servers: [{ url: apiBase }],
    security: [{ bearer: [] }, { session: [] }],
    tags: ['Stores', 'Inside a store', 'Backups', 'Platform'].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A ServiceAccount or OIDC token with audience souk',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'souk_session' },
      },
    },
  };
}
