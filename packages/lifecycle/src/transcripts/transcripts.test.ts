import { describe, expect, test } from 'vitest';
import { type Random, randomFrom } from '../testing/random.ts';
import { legend, live, type Story, title } from '../testing/story.ts';
import { World } from '../testing/world.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const maxPasses = 2000;
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

function play(scenario: Scenario, random?: Random): { world: World; story: Story } {
  const world = new World(scenario.faults);
  scenario.prepare?.(world);
  const pace = { maxPasses, ...(random ? { random } : {}) };
  const story = live(world, { ...pace, until: scenario.until });
  for (const { title, change, until } of [scenario.next ?? []].flat()) {
    change(world);
    const { lines, passes } = live(world, { ...pace, until });
    story.lines.push('', `        ... ${title} ...`, '', ...lines);
    story.passes += passes;
  }
  return { world, story };
}

/** How a story ended, without what depends on the order. */
const endOf = ({ truth, status, database }: World) => ({
  database,
  store: truth.store ? 'there' : 'gone',
  phase: status.phase,
  reason: status.failure?.reason,
  release: endOfRelease(truth.release),
  runs: truth.workload.runs,
  namespace: truth.namespace.state,
  route: truth.route,
  volumes: truth.volumes,
});

/** How often helm had to run depends on the order. */
const endOfRelease = (release: World['truth']['release']) =>
  release.state === 'absent' ? release : { ...release, revision: 0, since: 0 };

describe.each(Object.entries(scenarios))('%s', (name, scenario) => {
  test('reads as it is written down', async () => {
    const { world, story } = play(scenario);
    const { failure } = world.status;
    const words = failure ? ['', `Kept: ${failure.reason}. ${failure.message}. ${failure.hint}`] : [];
    const text = [...title(scenario.title), ...story.lines, ...words, '', `${story.passes} passes.`, ''];
    await expect(text.join('\n')).toMatchFileSnapshot(`./${name}.golden`);
  });

  test('ends the same when copies lag, and the process dies at any moment', () => {
    const expected = endOf(play(scenario).world);
    for (const seed of seeds) {
      const { world } = play(scenario, randomFrom(seed));
      expect({ seed, violations: world.violations, ...endOf(world) }).toEqual({
        seed,
        violations: [],
        ...expected,
      });
    }
  });
});

test('a store that once was ready keeps its release and namespace, whatever fails later', () => {
  const { world } = play({ title: '', until: ({ status }) => status.phase === 'Ready' });
  world.faults.add('pod-crashes');
  live(world, { maxPasses, until: ({ seconds }) => seconds > 400 });
  expect(world.status.phase).toBe('Degraded');
  expect(world.truth.release.state).toBe('present');
  expect(world.truth.namespace.state).toBe('active');
  expect(world.violations).toEqual([]);
});

test('each state has its sentence', async () => {
  await expect(`${legend().join('\n')}\n`).toMatchFileSnapshot('./states.golden');
});
