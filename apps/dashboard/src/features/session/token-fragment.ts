type Page = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState' | 'state'>;
};

/**
 * Takes a token out of `#token=…`, as an installation prints it. A fragment never reaches a server or its
 * logs; it is gone from the address bar and the history before the token is used.
 */
export function takeToken({ location, history }: Page): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')?.trim();
  if (token === undefined) return undefined;
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return token || undefined;
}
