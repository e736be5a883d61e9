import { setTimeout as sleep } from 'node:timers/promises';
import { diceFrom } from './dice.ts';
import { watchHelm } from './helm-processes.ts';
import { type Findings, look } from './invariants.ts';
import { type Hits, hitsOf, startKilling } from './kills.ts';
import { startMiscounts } from './miscounts.ts';
import type { ChaosOptions } from './options.ts';
import { createOrders } from './orders.ts';
import { shopOf, startPeople } from './people.ts';
import { startReplicas } from './replicas.ts';
import { settle } from './settle.ts';
import type { Stage } from './stage.ts';
import { followTakeovers } from './takeovers.ts';
import { startWeather } from './weather.ts';
import { createWorld, unsettled } from './world.ts';

/** Everything that one run saw. */
export type Outcome = {
  counts: [string, number | string][];
  hits: [string, Hits][];
  findings: Findings;
  remains: Findings;
};

/** A run without one of the rules is not expected to come to rest. */
const settleSeconds = { whole: 150, mutated: 50 };
/** How much longer things go wrong, at least, while a verb lacks kills. */
const longerSeconds = 90;
const takeoverLimit = 15;
export const verbs = ['install', 'upgrade', 'rollback', 'uninstall'] as const;

/** Lets everything go wrong for a while, then lets it come to rest, and counts. */
export async function run(stage: Stage, options: ChaosOptions): Promise<Outcome> {
  const { client } = stage;
  const { seed, seconds, stopSeconds } = options;
  const patience = options.without ? settleSeconds.mutated : settleSeconds.whole;
  const world = createWorld(client);
  world.stores.start();
  const replicas = startReplicas(stage, options.replicas, options.without);
  const helm = watchHelm(replicas);
  const takeovers = followTakeovers(world.stores);
  const orders = createOrders(client);
  // Each has dice of its own, so that one does not change another's choices.
  const people = startPeople(diceFrom(seed), world, orders, options);
  const kills = startKilling(diceFrom(seed + 1), replicas, helm, { takeovers, wanted: options.kills });
  const weather = startWeather(diceFrom(seed + 2), client, { seconds, stopSeconds, takeovers });
  const miscounts = startMiscounts(diceFrom(seed + 3), client);

  console.log(`Everything goes wrong for ${seconds} s`);
  await sleep(seconds * 1000);
  // A busy machine gets more time until every verb has had its kills.
  const lacking = () => verbs.filter((verb) => hitsOf(kills.hits, verb) < options.kills);
  await settle(Math.max(seconds, longerSeconds), lacking);
  console.log('Nothing more goes wrong; waiting until all is as it was wished');
  kills.stop();
  miscounts.stop();
  await weather.stop();
  await people.stop();
  const began = performance.now();
  const restless = await settle(patience, () => unsettled(world));
  const settledIn = (performance.now() - began) / 1000;
  const found = await look(client, world);
  const shops = world.stores.list().map(shopOf);
  let lost: string[] = [];
  await settle(30, async () => (lost = await orders.lost(shops)));
  const living = world.wishes.size;
  for (const name of world.wishes.keys()) await world.remove(name);
  const remaining = () => world.stores.list().map(({ metadata }) => `${metadata.name} is not gone`);
  console.log('Deleting what is left');
  const undeleted = await settle(patience, remaining);
  // Folders go a moment after their volumes.
  await settle(10, async () => Object.values(await look(client, world)).flat());
  const remains = await look(client, world);
  await replicas.stop();
  const orphans = (await helm.living()).map(({ pid, verb, store }) => `${pid}: helm ${verb} ${store}`);
  await helm.stop();
  world.stores.stop();
  return {
    counts: [
      ['helm processes seen', [...helm.seen].map(([verb, count]) => `${verb} ${count}`).join(', ')],
      ['orchestrators killed', kills.orchestrators()],
      ['orchestrators frozen', kills.frozen()],
      ['helm processes that met a frozen one’s', helm.stragglers.length],
      ...weather.counts,
      ['quotas that count wrong', miscounts.counts()],
      ['stores at the end', living],
      ['seconds until all was at rest', settledIn.toFixed(1)],
      ['orders taken', orders.taken()],
      ['takeovers', takeovers.seconds.length],
      ['slowest takeover in seconds', Math.max(0, ...takeovers.seconds).toFixed(1)],
    ],
    hits: verbs.map((verb) => [verb, kills.hits.get(verb) ?? { helm: 0, orchestrator: 0 }]),
    findings: {
      'stores not as wished': restless,
      ...found,
      'lost orders': lost,
      'two helm processes on one store': helm.overlaps,
      'helm processes that outlived their orchestrator': [...kills.outlived, ...orphans],
      [`takeovers slower than ${takeoverLimit} s`]: [
        ...takeovers.seconds.filter((each) => each > takeoverLimit).map((each) => `${each.toFixed(1)} s`),
        ...takeovers.waiting(),
      ],
    },
    remains: { 'stores that do not go': undeleted, ...remains },
  };
}
