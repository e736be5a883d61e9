type Headers = { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined };

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Whether a browser sent this from a page of this very host. Shops are same-site with the dashboard, so
 * `SameSite` cookies alone do not keep them out. Browsers leave `Sec-Fetch-Site` out on plain http, and
 * then `Origin` decides. `unknown`: neither header is there, so it was no page.
 */
export function originOf(headers: Headers, host: string): 'same' | 'other' | 'unknown' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'other';
  if (headers.origin !== undefined) return hostOf(headers.origin) === host ? 'same' : 'other';
  return site === undefined ? 'unknown' : 'same';
}
