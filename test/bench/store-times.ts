import type { Client } from '@souk/client';
import { type Access, kubectl } from '../../embedded/launcher/platform.ts';

export type Bench = { api: Client; access: Access };

const limitMs = 120_000;

/** Seconds from the POST to the event that says Ready, as a browser would see it. */
export async function createAndWait({ api }: Bench, name: string): Promise<number> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), limitMs);
  let ready = 0;
  const look = (store: { name: string; phase: string }) => {
    if (store.name !== name) return;
    if (store.phase === 'Failed') end.abort();
    if (store.phase !== 'Ready') return;
    ready = performance.now();
    end.abort();
  };
  const following = api.events({
    signal: end.signal,
    onEvent: (event) => {
      if (event.event === 'snapshot') event.data.items.forEach(look);
      if (event.event === 'store') look(event.data);
    },
  });
  const from = performance.now();
  await api.createStore({ name });
  await following;
  clearTimeout(timer);
  if (!ready) throw new Error(`${name} did not become Ready: ${JSON.stringify(await api.getStore(name))}`);
  return (ready - from) / 1000;
}

/** Seconds from the DELETE until namespace, volume, and Store are all gone from the API server. */
export async function deleteAndWait({ api, access }: Bench, name: string): Promise<number> {
  const from = performance.now();
  await api.deleteStore(name);
  while (performance.now() - from < limitMs) {
    if (!(await anythingOf(access, name))) return (performance.now() - from) / 1000;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${name} is not gone after ${limitMs / 1000} s`);
}

async function anythingOf(access: Access, name: string): Promise<boolean> {
  const columns = 'custom-columns=NAME:.metadata.name,CLAIM:.spec.claimRef.namespace';
  const output = await kubectl(
    access,
    'get',
    'stores,namespaces,persistentvolumes',
    '--no-headers',
    '-o',
    columns,
  );
  return output.split('\n').some((line) =>
    line
      .trim()
      .split(/\s+/)
      .some((word) => word === name || word === `store-${name}`),
  );
}
