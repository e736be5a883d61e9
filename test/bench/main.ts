import { createClient } from '@souk/client';
import { clusterStatus, instances } from '@souk/embedded';
import { cpus, totalmem } from 'node:os';
import { createToken } from '../../embedded/launcher/platform.ts';
import { embeddedAccess } from '../../embedded/launcher/targets/embedded.ts';
import { benchLists } from './lists.ts';
import { memoryOf } from './memory.ts';
import { type Bench, createAndWait, deleteAndWait } from './store-times.ts';
import { spread, table } from './table.ts';

const rounds = 3;
const settleMs = 45_000;

const status = await clusterStatus(instances.souk);
if (!status.running) {
  console.error('souk: bench measures a running installation; run `npm start` first.');
  process.exit(1);
}
const access = embeddedAccess(instances.souk, status.binDir);
const baseUrl = `http://${status.forwards[0]?.listen ?? '127.0.0.1:8080'}`;
const bench: Bench = { api: createClient({ baseUrl, token: await createToken(access) }), access };
const name = (round: number, index: number) => `bench-${process.pid}-${round}-${index}`;

const one: number[] = [];
const gone: number[] = [];
for (let round = 0; round < rounds; round++) {
  one.push(await createAndWait(bench, name(round, 0)));
  gone.push(await deleteAndWait(bench, name(round, 0)));
}

const five = Array.from({ length: 5 }, (_, index) => name(rounds, index));
const from = performance.now();
const each = await Promise.all(five.map((store) => createAndWait(bench, store)));
const all = (performance.now() - from) / 1000;
await Promise.all(five.slice(1).map((store) => deleteAndWait(bench, store)));

console.log(`Letting one store idle for ${settleMs / 1000} s`);
await new Promise((done) => setTimeout(done, settleMs));
const memory = await memoryOf(access, `store-${five[0]}`);
await deleteAndWait(bench, five[0] ?? '');

console.log(
  `\n${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}\n`,
);
console.log(
  table(
    ['what', 'seconds', 'goal'],
    [
      [`POST to Ready, one store (${rounds} rounds)`, spread(one), '6'],
      ['POST to Ready, each of five at once', spread(each), ''],
      ['POST to Ready, the last of five at once', all.toFixed(1), ''],
      [`DELETE to nothing left (${rounds} rounds)`, spread(gone), '5'],
    ],
  ),
);
console.log(`\n${table(['memory of one idle store', 'MiB', 'goal'], memory)}`);
console.log(`\n${await benchLists()}`);
