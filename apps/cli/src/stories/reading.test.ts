import { afterEach, beforeEach, expect, test } from 'vitest';
import { podOf } from '../../../orchestrator/src/testing/fake-insides.ts';
import { createSouk, type Souk } from '../testing/souk.ts';
import { installSteps, operationOf, storeIn } from '../testing/stores.ts';
import { Transcript } from '../testing/transcript.ts';

let souk: Souk;
beforeEach(async () => (souk = await createSouk()));
afterEach(async () => await souk.close());

function fill({ cluster }: Souk): void {
  cluster.put(storeIn({ name: 'acme', spec: { displayName: 'Acme Outfitters', deletionProtection: true } }));
  cluster.put(
    storeIn({ name: 'kyoto', spec: { displayName: '京都の店', owner: 'group:shops' }, ageMinutes: 3_000 }),
  );
  cluster.put(storeIn({ name: 'sleepy', phase: 'Hibernated', spec: { hibernated: true }, ageMinutes: 90 }));
  cluster.put(
    storeIn({
      name: 'young',
      phase: 'Provisioning',
      ageMinutes: 0,
      status: {
        message: 'Waiting for PostgreSQL and Medusa',
        operation: operationOf('install', installSteps, 2, 'Waiting for PostgreSQL and Medusa'),
      },
    }),
  );
  cluster.put(
    storeIn({
      name: 'broken',
      phase: 'Failed',
      ageMinutes: 5,
      status: {
        message: 'The server crashed 3 times',
        failure: {
          reason: 'Crashed',
          message: 'The server crashed 3 times',
          hint: 'Look at its last words below; then retry.',
          log: 'Error: out of cheese\n    at \u001b[31mcheese\u001b[0m.js:1\n',
        },
        rejected: { version: '2.21.2', generation: 1, reason: 'Crashed' },
      },
    }),
  );
}

test('what there is', async () => {
  fill(souk);
  const story = new Transcript(souk, 'Looking at stores');
  await story.tell('list');
  await story.tell('list --output wide');
  await story.tell('list --phase Ready -o name');
  await story.tell('list --sort name --limit 2');
  await story.tell('list --search kyoto -o yaml');
  await story.tell('get acme');
  await story.tell('get young');
  await story.tell('get broken');
  await story.tell('get acme -o json');
  story.say('On a terminal, with its colours in ⟨marks⟩:');
  await story.tell('list', { answers: [] });
  await story.tell('get broken', { answers: [] });
  await story.tell('open acme', { answers: [] });
  await story.tell('open sleepy --admin --print');
  await expect(story.text()).toMatchFileSnapshot('./looking.golden');
});

test('nothing is there', async () => {
  const story = new Transcript(souk, 'An empty platform');
  await story.tell('list');
  await story.tell('get acme');
  await story.tell('audit --store acme');
  await expect(story.text()).toMatchFileSnapshot('./empty.golden');
});

test('what goes on inside', async () => {
  fill(souk);
  const { cluster } = souk;
  const { insides } = cluster;
  cluster.secrets.set('store-acme/store', { 'admin-password': 'correct-horse', 'agent-token': 't' });
  insides.pods.set('store-acme', podOf('store-1'));
  insides.history.set('store-acme', [
    { revision: 2, status: 'deployed', version: '2.21.2', updatedAt: '2026-05-04T11:30:00Z' },
    { revision: 1, status: 'superseded', version: '2.20.0', updatedAt: '2026-05-04T11:00:00Z' },
  ]);
  insides.usageOf = {
    at: '2026-05-04T12:00:00Z',
    cpuCores: 0.034,
    memoryBytes: 301_989_888,
    disk: { usedBytes: 48_234_496, capacityBytes: 1_073_741_824 },
    containers: [
      { name: 'medusa', cpuCores: 0.03, memoryBytes: 251_658_240 },
      { name: 'postgres', cpuCores: 0.004, memoryBytes: 50_331_648 },
    ],
  };
  const event = { count: 1, firstAt: '2026-05-04T11:59:00Z', lastAt: '2026-05-04T11:59:00Z' };
  insides.happened.push(
    {
      id: '1',
      type: 'Normal',
      reason: 'Scheduled',
      message: 'It has a node',
      object: 'Pod/store-1',
      ...event,
    },
    {
      id: '2',
      type: 'Warning',
      reason: 'Unhealthy',
      message: 'Not\nready',
      object: 'Pod/store-1',
      ...event,
      count: 3,
    },
  );
  insides.source.end('listening on 9000\n\u001b]0;a title\u0007serving\n');
  const story = new Transcript(souk, 'Inside a store');
  await story.tell('credentials acme');
  await story.tell('credentials acme -o json');
  await story.tell('usage acme');
  await story.tell('history acme');
  await story.tell('events acme');
  await story.tell('snapshot list acme');
  await story.tell('logs acme --tail 2', { answers: [] });
  await story.tell('versions');
  await story.tell('plans');
  await story.tell('whoami');
  await story.tell('whoami', { as: 'jane-token' });
  await story.tell('usage young');
  await expect(story.text()).toMatchFileSnapshot('./inside.golden');
});
