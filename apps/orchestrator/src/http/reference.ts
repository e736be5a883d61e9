import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { refuseOtherMethods } from './methods.ts';

/** Swagger UI as its package brings it; nothing is loaded from elsewhere, and no script or style is inline. */
const folder = () =>
  join(dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui/package.json'))), 'static');

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Souk API</title>
    <link rel="stylesheet" href="/reference/swagger-ui.css" />
  </head>
  <body>
    <main id="reference"></main>
    <script src="/reference/swagger-ui-bundle.js"></script>
    <script src="/reference/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

type File = { path: string; type: string; text: () => string | Promise<string> };

const vendored = (name: string, type: string): File => ({
  path: name,
  type,
  text: () => readFile(join(folder(), name), 'utf8'),
});

const files: File[] = [
  { path: '', type: 'text/html; charset=utf-8', text: () => page },
  { path: 'start.js', type: 'text/javascript; charset=utf-8', text: () => start },
  vendored('swagger-ui-bundle.js', 'text/javascript; charset=utf-8'),
  vendored('swagger-ui.css', 'text/css; charset=utf-8'),
];

/** The API's description as a page to browse and to try calls on, at `/reference/`. It needs no caller. */
export function serveReference(app: FastifyInstance): void {
  app.get('/reference', { logLevel: 'warn' }, (_request, reply) => reply.redirect('/reference/', 308));
  for (const { path, type, text } of files) {
    const url = `/reference/${path}`;
    app.get(url, { logLevel: 'warn' }, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=3600')
        .send(await text()),
    );
    refuseOtherMethods(app, url, ['GET', 'HEAD']);
  }
}
