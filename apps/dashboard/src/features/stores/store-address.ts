/** `acme.local.gd:8080` of a store's URL, `acme.local.gd:8080/app` of its admin's: what a person reads and types. */
export function addressOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return host + (pathname === '/' ? '' : pathname);
}
