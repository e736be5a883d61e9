import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  createControllerMetrics,
  registerQueueDepth,
} from '../../apps/orchestrator/src/controller/prometheus.ts';
import { createTestApi } from '../../apps/orchestrator/src/testing/test-api.ts';
import { chartsFolder, pick, render } from '../tools/render.ts';

type Rule = { alert: string; expr: string; annotations: { summary: string; description: string } };
type Panel = { title: string; targets: { expr: string }[] };

const fromFile = async (name: string) =>
  await readFile(join(chartsFolder, 'platform', 'files', name), 'utf8');
const monitoring = { enabled: true, namespace: 'prometheus', labels: { release: 'prometheus' } };

let rules: Rule[];
let panels: Panel[];
let known: Set<string>;

beforeAll(async () => {
  rules = (parse(await fromFile('alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups[0]?.rules ?? [];
  ({ panels } = JSON.parse(await fromFile('grafana-dashboard.json')) as { panels: Panel[] });
  const registry = new Registry();
  createControllerMetrics(registry);
  registerQueueDepth(registry, () => 0);
  const { app } = await createTestApi();
  const ours = (await app.inject('/metrics')).body;
  const text = `${await registry.metrics()}\n${ours}`;
  known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? ''));
});

/** Names of series in a query: words that are no function, keyword or label. */
const seriesOf = (expr: string) =>
  [...expr.matchAll(/\b(?:souk|http|process)_\w+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );

describe('monitoring', () => {
  it('is not there unless it is wanted, as its kinds are not known everywhere', async () => {
    const kinds = (await render('platform')).map(({ kind }) => kind);
    expect(kinds).not.toContain('ServiceMonitor');
    expect(kinds).not.toContain('PrometheusRule');
  });

  it('asks only for figures that the orchestrator gives', () => {
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const standard = new Set(['process_resident_memory_bytes']);
    const unknown = asked.flatMap(seriesOf).filter((name) => !known.has(name) && !standard.has(name));
    expect(unknown).toEqual([]);
    expect(rules.length).toBeGreaterThan(5);
    expect(panels.length).toBeGreaterThan(8);
  });

  it('has a runbook for each alert', async () => {
    const runbooks = await readFile(join(chartsFolder, '..', 'docs', 'runbooks.md'), 'utf8');
    for (const { alert, annotations } of rules) {
      expect(runbooks).toContain(`## ${alert}\n`);
      expect(annotations.summary && annotations.description).toBeTruthy();
    }
  });

  it('reaches the cluster as it stands in the files, with the labels that select it', async () => {
    const objects = await render('platform', { values: { monitoring } });
    const rule = pick(objects, 'PrometheusRule', 'souk');
    expect(rule['spec']).toEqual(parse(await fromFile('alerts.yaml')));
    expect(rule.metadata.labels).toMatchObject({ release: 'prometheus' });
    expect(pick(objects, 'ServiceMonitor', 'orchestrator').metadata.labels).toMatchObject({
      release: 'prometheus',
    });
    const { data } = pick(objects, 'ConfigMap', 'souk-dashboard') as unknown as {
      data: Record<string, string>;
    };
    expect(JSON.parse(data['souk.json'] ?? '')).toMatchObject({ uid: 'souk' });
  });

  it('lets Prometheus through to the figures, and nobody else', async () => {
    const froms = async (values: object) => {
      const policy = pick(
        await render('platform', { values: { monitoring: values } }),
        'NetworkPolicy',
        'orchestrator',
      );
      return JSON.stringify(policy['spec']);
    };
    expect(await froms(monitoring)).toContain('"kubernetes.io/metadata.name":"prometheus"');
    expect(await froms({ ...monitoring, enabled: false })).not.toContain('prometheus');
  });
});
