import { describe, expect, it } from 'vitest';
import { containersOf, podOf } from '../tools/pods.ts';
import { type ChartName, pick, render, type Wish } from '../tools/render.ts';

const bucket = { name: 'backups', endpoint: 'https://s3.example.com', existingSecret: 'keys' };

it('gives the store a bucket by environment, and the keys to it as files', async () => {
  const pod = podOf(
    pick(await render('store', { values: { snapshots: { bucket } } }), 'Deployment', 'store'),
  );
  const medusa = pod && containersOf(pod).find(({ name }) => name === 'medusa');
  expect(Object.fromEntries((medusa?.env ?? []).map(({ name, value }) => [name, value]))).toMatchObject({
    SNAPSHOTS_BUCKET: 'backups',
    SNAPSHOTS_BUCKET_ENDPOINT: 'https://s3.example.com',
    SNAPSHOTS_BUCKET_REGION: 'us-east-1',
    SNAPSHOTS_BUCKET_PREFIX: 'acme',
  });
  expect(JSON.stringify(medusa?.env)).not.toMatch(/secretKeyRef|keys/);
  expect(JSON.stringify(medusa)).toContain('/run/secrets/souk-bucket');
  const postgres = pod && containersOf(pod).find(({ name }) => name === 'postgres');
  expect(JSON.stringify(postgres)).not.toContain('souk-bucket');
});

it('gives the orchestrator the keys as files, and its settings without the name of their Secret', async () => {
  const objects = await render('platform', { values: { snapshots: { bucket } } });
  expect(JSON.stringify(pick(objects, 'Deployment', 'orchestrator'))).toContain('"secretName":"keys"');
  expect(JSON.stringify(pick(objects, 'ConfigMap', 'orchestrator'))).not.toContain('existingSecret');
});

describe('refuses', () => {
  const cases: [chart: ChartName, what: string, wish: Wish, sentence: RegExp][] = [
    [
      'store',
      'a bucket without an address',
      { values: { snapshots: { bucket: { name: 'backups' } } } },
      /snapshots\.bucket\.name needs snapshots\.bucket\.endpoint/,
    ],
    [
      'store',
      'a bucket without keys',
      { values: { snapshots: { bucket: { name: 'backups', endpoint: 'https://s3.example.com' } } } },
      /snapshots\.bucket\.name needs snapshots\.bucket\.existingSecret/,
    ],
    [
      'store',
      'keys to no bucket',
      { values: { snapshots: { bucket: { existingSecret: 'keys' } } } },
      /snapshots\.bucket\.name is missing/,
    ],
    [
      'platform',
      'a bucket without keys',
      { values: { snapshots: { bucket: { name: 'backups', endpoint: 'https://s3.example.com' } } } },
      /needs snapshots\.bucket\.endpoint and snapshots\.bucket\.existingSecret/,
    ],
    [
      'platform',
      'keys to no bucket',
      { values: { snapshots: { bucket: { existingSecret: 'keys' } } } },
      /snapshots\.bucket\.name is missing/,
    ],
  ];
  it.each(cases)('%s: %s', async (chart, _what, wish, sentence) => {
    await expect(render(chart, wish)).rejects.toThrow(sentence);
  });
});
