import type { LiveEvent } from '@souk/contract';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Caller, createCaller } from './callers.ts';
import { endReplicas, type Replica, startReplicas } from './replicas.ts';

const stage = inject('stage');
let replicas: Replica[] = [];
let admin: Caller;

beforeAll(async () => {
  admin = await createCaller(stage, 'watcher', 'admin');
  replicas = await startReplicas(stage);
  await admin.at(urlOf(0)).createStore({ name: 'watched', version: '9.0.1', plan: 'light' });
});
afterAll(() => endReplicas(replicas));

const urlOf = (index: number) => replicas[index % replicas.length]?.url ?? '';

/** Changes what is wished of the store, which no pod has to be replaced for; answers the new generation. */
async function touch(round: number): Promise<number> {
  const changed = await admin.at(urlOf(round)).patchStore('watched', { deletionProtection: round % 2 === 0 });
  return changed.generation;
}

type Follower = { seen: LiveEvent[]; lastId: string };

/** Follows one replica, from where the follower is, until it has seen enough. */
async function follow(
  url: string,
  follower: Follower,
  enough: (fresh: LiveEvent[]) => boolean,
): Promise<LiveEvent[]> {
  const end = new AbortController();
  const fresh: LiveEvent[] = [];
  await admin.at(url).events({
    signal: AbortSignal.any([end.signal, AbortSignal.timeout(20_000)]),
    ...(follower.lastId ? { lastEventId: follower.lastId } : {}),
    onEvent(event, id) {
      fresh.push(event);
      follower.lastId = id;
      if (enough(fresh)) end.abort();
    },
  });
  follower.seen.push(...fresh);
  return fresh;
}

/** The generations of the store that an event tells of. */
const generationsOf = (events: LiveEvent[]) =>
  events.flatMap(({ event, data }) => {
    const stores = event === 'snapshot' ? data.items : event === 'store' ? [data] : [];
    return stores.filter(({ name }) => name === 'watched').map(({ generation }) => generation);
  });

test('who goes from one replica to the next begins with a snapshot, and never has a gap', async () => {
  const stop = new AbortController();
  let round = 0;
  const change = async () => {
    while (!stop.signal.aborted) await touch((round += 1));
  };
  const changes = change();
  const follower: Follower = { seen: [], lastId: '' };
  for (let hop = 0; hop < 12; hop += 1) {
    const fresh = await follow(urlOf(hop), follower, ({ length }) => length >= 4);
    expect(fresh[0]?.event).toBe('snapshot');
    // Told one by one from there on.
    const generations = [...new Set(generationsOf(fresh))];
    const first = generations[0] ?? 0;
    expect(generations).toEqual(generations.map((_, index) => first + index));
  }
  stop.abort();
  await changes;
  const { generation } = await admin.at(urlOf(1)).getStore('watched');
  await follow(urlOf(0), follower, (fresh) => generationsOf(fresh).includes(generation));
  expect(generationsOf(follower.seen).at(-1)).toBe(generation);
});

test('who comes back to the same replica gets every change that it missed, and no snapshot', async () => {
  const follower: Follower = { seen: [], lastId: '' };
  await follow(urlOf(0), follower, ({ length }) => length > 0);
  const generations: number[] = [];
  for (let round = 0; round < 20; round += 1) generations.push(await touch(round));
  const last = generations.at(-1) ?? 0;
  const missed = await follow(urlOf(0), follower, (fresh) => generationsOf(fresh).includes(last));
  expect(missed.some(({ event }) => event === 'snapshot')).toBe(false);
  expect([...new Set(generationsOf(missed))]).toEqual(
    expect.arrayContaining([...new Set(generations)].slice(1)),
  );
});

test('a change reaches a follower of every replica within 100 ms', async () => {
  const end = new AbortController();
  const arrived = replicas.map(() => new Map<number, number>());
  const following = replicas.map(({ url }, index) =>
    admin.at(url).events({
      signal: end.signal,
      onEvent(event) {
        for (const generation of generationsOf([event]))
          if (!arrived[index]?.has(generation)) arrived[index]?.set(generation, performance.now());
      },
    }),
  );
  await sleep(500);
  const late: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const from = performance.now();
    const generation = await touch(round);
    for (const times of arrived) {
      await expect.poll(() => times.has(generation), { interval: 2, timeout: 5_000 }).toBe(true);
      late.push((times.get(generation) ?? Infinity) - from);
    }
  }
  end.abort();
  await Promise.all(following);
  const sorted = late.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Infinity;
  console.log(`from the call to the event: median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`);
  expect(at(0.5)).toBeLessThan(100);
});

test('who stops ends its streams at once and in good order, and they go on elsewhere', async () => {
  const [leaving, staying] = replicas;
  if (!leaving || !staying) throw new Error('there are no replicas');
  const end = new AbortController();
  const states: string[] = [];
  const following = admin.at(leaving.url).events({
    signal: end.signal,
    onEvent: () => undefined,
    onState({ state, ...rest }) {
      states.push('error' in rest ? `${state} after an error` : state);
    },
  });
  await expect.poll(() => states.at(-1)).toBe('open');
  const from = performance.now();
  const exited = endReplicas([leaving]);
  await expect.poll(() => states.at(-1), { timeout: 10_000, interval: 10 }).toBe('waiting');
  const took = performance.now() - from;
  console.log(`a stream ended ${took.toFixed(0)} ms after the signal`);
  end.abort();
  await following;
  expect(await exited).toEqual([0]);
  expect((await admin.at(staying.url).getStore('watched')).name).toBe('watched');
});
