import { join } from 'node:path';
import express, { type Handler, type Response } from 'express';

type Site = {
  /** Folder with index.html; what is in `assets` has a digest of its content in its name. */
  dir: string;
  /** First parts of paths that are not the site's. */
  notBelow?: readonly string[];
};

/** A single-page application: its files, and its index.html for every other address that a person opens. */
export function site({ dir, notBelow = [] }: Site): Handler {
  const files = express.static(dir, { index: false, redirect: false, setHeaders: setFileHeaders });
  const foreign = new Set(notBelow);
  return (request, response, next) => {
    if (foreign.has(request.path.split('/')[1] ?? '')) return next();
    files(request, response, (error) => {
      if (error || !isNavigation(request.method, request.get('accept'))) return next(error);
      setPageHeaders(response);
      response.sendFile(join(dir, 'index.html'), { cacheControl: false });
    });
  };
}

/** Programs and scripts ask for other types, or for any: they shall learn that there is nothing. */
function isNavigation(method: string, accept: string | undefined): boolean {
  return (method === 'GET' || method === 'HEAD') && (accept ?? '').includes('text/html');
}

function setFileHeaders(response: Response, path: string): void {
  if (path.endsWith('.html')) return setPageHeaders(response);
  const forever = path.includes('/assets/');
  response.set('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
  response.set('X-Content-Type-Options', 'nosniff');
}

/** A page is asked for anew each time, and costs nothing while it is the same (ETag): it names the assets of its version. */
function setPageHeaders(response: Response): void {
  response.set('Cache-Control', 'no-cache');
  response.set('X-Content-Type-Options', 'nosniff');
  response.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.set('Content-Security-Policy', "frame-ancestors 'self'");
}
