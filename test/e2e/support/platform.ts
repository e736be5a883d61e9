import type { Store } from '@souk/contract';
import { createClient } from '@souk/client';
import { execa } from 'execa';
import { inject } from 'vitest';

export const platform = inject('platform');

export const api = createClient({ baseUrl: platform.url, token: platform.token });

/** `kubectl` against the test cluster; rejects with its words. */
export async function kubectl(...args: string[]): Promise<string> {
  const [command = '', ...first] = platform.kubectl;
  const { stdout } = await execa(command, [...first, ...args], { env: { KUBECONFIG: platform.kubeconfig } });
  return stdout;
}

/** Objects of a kind in all namespaces, or cluster-scoped, as `namespace/name` or `name`. */
export async function names(kind: string, ...filter: string[]): Promise<string[]> {
  const columns = 'custom-columns=NS:.metadata.namespace,NAME:.metadata.name';
  const output = await kubectl('get', kind, '--all-namespaces', '--no-headers', '-o', columns, ...filter);
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) =>
      line
        .trim()
        .split(/\s+/)
        .filter((part) => part !== '<none>')
        .join('/'),
    );
}

/** Follows the event stream until the store is as wanted: no polling, as the dashboard does it. */
export async function storeBecomes(
  name: string,
  wanted: (store: Store) => boolean,
  ms = 90_000,
): Promise<Store> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), ms);
  let last: Store | undefined;
  let found: Store | undefined;
  const look = (store: Store) => {
    if (store.name !== name || found) return;
    last = store;
    if (!wanted(store)) return;
    found = store;
    end.abort();
  };
  await api.events({
    signal: end.signal,
    onEvent: (event) => {
      if (event.event === 'snapshot') event.data.items.forEach(look);
      if (event.event === 'store') look(event.data);
    },
  });
  clearTimeout(timer);
  if (!found)
    throw new Error(`${name} did not become as wanted in ${ms} ms; last seen: ${JSON.stringify(last)}`);
  return found;
}

export const isReady = ({ phase }: Store): boolean => phase === 'Ready';

/** Resolves when the API no longer knows the store. */
export async function storeIsGone(name: string, ms = 60_000): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    const answer = await fetch(`${platform.url}/api/v1/stores/${name}`, {
      headers: { authorization: `Bearer ${platform.token}` },
    });
    if (answer.status === 404) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${name} is still there after ${ms} ms: ${JSON.stringify(await api.getStore(name))}`);
}

export async function remove(name: string): Promise<void> {
  await api.deleteStore(name);
  await storeIsGone(name);
}
