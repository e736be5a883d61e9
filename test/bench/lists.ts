/** How long a page of many stores takes, and what holding them takes. Needs no installation: `node test/bench/lists.ts`. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createClient } from '@souk/client';
import { table } from './table.ts';

const stores = 10_000;
const rounds = 400;

type Api = ReturnType<typeof createClient>;

/** What a dashboard asks for, from the cheapest to the dearest. */
const pages: [what: string, ask: (api: Api, round: number) => Promise<unknown>][] = [
  ['newest 50', (api) => api.listStores()],
  ['200, by name', (api) => api.listStores({ sort: 'name', limit: 200 })],
  ['search that finds few', (api, round) => api.listStores({ q: `number ${round} ` })],
  ['search that finds all', (api) => api.listStores({ q: 'shop', sort: '-name' })],
  ['one phase', (api) => api.listStores({ phase: 'Failed' })],
];

/** Memory is only comparable under the same limits. */
const asInTheImage = ['--max-old-space-size=192', '--max-semi-space-size=4'];

async function start(count: number) {
  const child = fork(join(import.meta.dirname, 'lists-server.ts'), [String(count)], {
    execArgv: asInTheImage,
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    async memory(): Promise<number> {
      child.send('memory');
      const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
      return memory / 2 ** 20;
    },
    end: () => child.disconnect(),
  };
}

async function timesOf(ask: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await ask(round);
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b);
}

const at = (sorted: number[], share: number) =>
  (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);

/** Pages at the end of the list too: a cursor must not make them slower. */
async function lastPage(api: Api): Promise<string> {
  let cursor = '';
  for (let left = stores / 200 - 1; left > 0; left -= 1) {
    const { nextCursor } = await api.listStores({ limit: 200, ...(cursor ? { cursor } : {}) });
    cursor = nextCursor ?? '';
  }
  return cursor;
}

export async function benchLists(): Promise<string> {
  const empty = await start(0);
  const full = await start(stores);
  const admin = createClient({ baseUrl: full.url, token: 'admin-token' });
  const tenant = createClient({ baseUrl: full.url, token: 'jane-token' });
  const cursor = await lastPage(admin);
  const cases: typeof pages = [
    ...pages,
    ['the last 200, by cursor', (api) => api.listStores({ limit: 200, cursor })],
    ['a tenant’s own, 100 of them', () => tenant.listStores()],
  ];
  const rows: string[][] = [];
  for (const [what, ask] of cases) {
    await timesOf((round) => ask(admin, round));
    const times = await timesOf((round) => ask(admin, round));
    rows.push([what, at(times, 0.5), at(times, 0.99), '20']);
  }
  const memory = [
    ['no store', (await empty.memory()).toFixed(0)],
    [`${stores.toLocaleString('en')} stores, after these calls`, (await full.memory()).toFixed(0)],
  ];
  empty.end();
  full.end();
  return [
    table([`a page of ${stores.toLocaleString('en')} stores`, 'median ms', 'p99 ms', 'goal'], rows),
    table(['memory of the API (RSS)', 'MiB'], memory),
  ].join('\n\n');
}

if (import.meta.main) console.log(await benchLists());
