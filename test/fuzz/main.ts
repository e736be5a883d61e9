/** Calls the API with what its own description allows, and with what it forbids: `npm run fuzz -- [--short] [seed]`. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiBase } from '@souk/contract';
import { execa } from 'execa';
import { type Description, leadToWhatIsThere } from './known.ts';
import type { Report } from './server.ts';
import { schemathesis } from './tool.ts';

/** `examples` for each call, above those that the description's own limits give. */
type Run = {
  token: 'admin-token' | 'jane-token';
  examples: number;
  phases: string;
  favourite: string;
};

const admin = { token: 'admin-token', favourite: 'store-0' } as const;
/** Whose favourite is another's. */
const tenant = { token: 'jane-token', favourite: 'store-1' } as const;
const all = 'examples,coverage,fuzzing,stateful';
const whole: readonly Run[] = [
  { ...admin, examples: 900, phases: all },
  { ...tenant, examples: 150, phases: all },
];
const short: readonly Run[] = [
  { ...admin, examples: 3, phases: 'coverage,fuzzing' },
  { ...tenant, examples: 3, phases: 'coverage' },
];

const args = process.argv.slice(2);
const isShort = args.includes('--short');
const seed = args.find((arg) => /^\d+$/.test(arg)) ?? '1';
/** Fewer calls than this prove little. */
const least = isShort ? 500 : 20_000;
/** Seconds: more than this is a hang. */
const patience = 10;

const child = fork(join(import.meta.dirname, 'server.ts'));
const [{ url }] = (await once(child, 'message')) as [{ url: string }];
const program = await schemathesis();
// The tool keeps notes where it runs.
const folder = await mkdtemp(join(tmpdir(), 'souk-fuzz-'));
const described = (await (await fetch(`${url}/openapi.json`)).json()) as Description;

/** Answers whether the tool found every answer to be as described. */
async function run({ token, examples, favourite, phases: wanted }: Run): Promise<boolean> {
  const description = join(folder, `${token}.json`);
  await writeFile(description, JSON.stringify(leadToWhatIsThere(described, favourite)));
  console.log(`\nAs ${token === 'admin-token' ? 'one who may do everything' : 'a tenant'}`);
  const argv = [
    ['--config-file', join(import.meta.dirname, 'schemathesis.toml'), 'run', description],
    ['--url', `${url}${apiBase}`],
    ['--header', `Authorization: Bearer ${token}`],
    // A stream of events goes on without end. What the description allows may still be forbidden by a store's state.
    // A deletion is a wish, and here the store then comes anew: that it can be read afterwards is no fault.
    ['--exclude-operation-id', 'streamEvents'],
    ['--exclude-checks', 'positive_data_acceptance,unsupported_method,use_after_free'],
    ['--phases', wanted, '--max-examples', String(examples), '--seed', seed],
    ['--request-timeout', String(patience), '--suppress-health-check', 'all', '--workers', '1'],
  ].flat();
  const quiet = isShort ? { all: true } : { stdio: 'inherit' as const };
  const { exitCode, all } = await execa(program, argv, { ...quiet, cwd: folder, reject: false });
  if (isShort && exitCode !== 0) console.log(String(all));
  return exitCode === 0;
}

let wrong = 0;
for (const one of isShort ? short : whole) wrong += (await run(one)) ? 0 : 1;
await rm(folder, { recursive: true });

child.send('report');
const [report] = (await once(child, 'message')) as [Report];
child.disconnect();

const listed = (lines: string[]) =>
  lines
    .slice(0, 5)
    .map((line) => `\n  ${line}`)
    .join('');
const { calls, reached, failed, slowest, changedByRefused, reachedAnothers } = report;
console.log(
  `\n${calls} calls, ${reached} of them answered about a store, the slowest ${slowest.toFixed(0)} ms`,
);
console.log(`${failed.length} answered 5xx${listed(failed)}`);
console.log(`${changedByRefused.length} refused and changed something${listed(changedByRefused)}`);
console.log(`${reachedAnothers.length} reached a store of another${listed(reachedAnothers)}`);
const tooFew = calls < least || reached < least / 20;
if (tooFew) console.log(`it should make ${least} calls, and ${least / 20} of them reach a store`);
const faults = wrong + failed.length + changedByRefused.length + reachedAnothers.length + (tooFew ? 1 : 0);
console.log(`\n${calls} passed, ${faults} failed`);
process.exitCode = faults === 0 ? 0 : 1;
