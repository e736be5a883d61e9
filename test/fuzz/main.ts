/** Calls the API with what its own description allows, and with what it forbids: `npm run fuzz -- [examples per call] [seed]`. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Report } from './server.ts';
import { schemathesis } from './tool.ts';

const examples = process.argv[2] ?? '900';
const seed = process.argv[3] ?? '1';
/** Milliseconds: more than this is a hang. */
const patience = 10_000;

const child = fork(join(import.meta.dirname, 'server.ts'));
const [{ url }] = (await once(child, 'message')) as [{ url: string }];

// A stream of events goes on without end. What the description allows may still be forbidden by a store's state.
const { exitCode } = await execa(
  await schemathesis(),
  [
    '--config-file',
    join(import.meta.dirname, 'schemathesis.toml'),
    'run',
    `${url}/openapi.json`,
    '--header',
    'Authorization: Bearer admin-token',
    '--exclude-operation-id',
    'streamEvents',
    '--exclude-checks',
    'positive_data_acceptance,unsupported_method',
    '--max-examples',
    examples,
    '--seed',
    seed,
    '--request-timeout',
    String(patience / 1000),
    '--suppress-health-check',
    'all',
    '--workers',
    '1',
  ],
  { stdio: 'inherit', reject: false },
);

child.send('report');
const [report] = (await once(child, 'message')) as [Report];
child.disconnect();

const { calls, failed, slowest, changedByRefused } = report;
console.log(`\n${calls} calls, the slowest ${slowest.toFixed(0)} ms`);
console.log(
  `${failed.length} answered 5xx${failed
    .slice(0, 5)
    .map((line) => `\n  ${line}`)
    .join('')}`,
);
console.log(
  `${changedByRefused.length} refused and changed something${changedByRefused
    .slice(0, 5)
    .map((line) => `\n  ${line}`)
    .join('')}`,
);
const faults = (exitCode === 0 ? 0 : 1) + failed.length + changedByRefused.length;
console.log(`\n${calls} passed, ${faults} failed`);
process.exitCode = faults === 0 ? 0 : 1;
