import { describe, expect, test } from 'vitest';
import { legend, live, randomFrom, type Story, title } from '../testing/narrate.ts';
import { World } from '../testing/world.ts';
import { type Scenario, scenarios } from './scenarios.ts';

const maxPasses = 600;
const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function play(scenario: Scenario, random?: () => number): { world: World; story: Story } {
  const world = new World(scenario.faults);
  scenario.prepare?.(world);
  const pace = { maxPasses, ...(random ? { random } : {}) };
  const first = live(world, { ...pace, until: scenario.until });
  if (!scenario.next) return { world, story: first };
  scenario.next.change(world);
  const second = live(world, { ...pace, until: scenario.next.until });
  const lines = [...first.lines, `        … ${scenario.next.title}`, ...second.lines];
  return { world, story: { lines, passes: first.passes + second.passes } };
}

describe.each(Object.entries(scenarios))('%s', (name, scenario) => {
  test('reads as it is written down', async () => {
    const { world, story } = play(scenario);
    const failure = world.store.status?.failure;
    const words = failure
      ? ['', `status.failure: ${failure.reason}: ${failure.message} ${failure.hint}`]
      : [];
    const text = [...title(scenario.title), ...story.lines, ...words, '', `${story.passes} passes`, ''].join(
      '\n',
    );
    await expect(text).toMatchFileSnapshot(`./${name}.golden`);
  });

  test('ends the same in every order', () => {
    for (const seed of seeds) {
      const { world } = play(scenario, randomFrom(seed));
      const natural = play(scenario).world;
      expect({
        seed,
        gone: world.gone,
        phase: world.store.status?.phase,
        release: world.release.state,
      }).toEqual({
        seed,
        gone: natural.gone,
        phase: natural.store.status?.phase,
        release: natural.release.state,
      });
    }
  });
});

test('what is not ours is never touched', () => {
  const { world } = play({
    ...scenarios['namespace-foreign'],
    title: '',
    until: (w) => w.gone || w.seconds > 300,
  } as Scenario);
  expect(world.namespace).toEqual({ state: 'foreign' });
});

test('a store that once was ready keeps its release and namespace, whatever fails later', () => {
  const { world } = play({ title: '', until: (w) => w.store.status?.phase === 'Ready' });
  world.faults.add('pod-crashes');
  live(world, { maxPasses, until: (w) => w.seconds > 400 });
  expect(world.store.status?.phase).toBe('Degraded');
  expect(world.release.state).toBe('present');
  expect(world.namespace.state).toBe('active');
});

test('each state has its sentence', async () => {
  await expect(`${legend().join('\n')}\n`).toMatchFileSnapshot('./states.golden');
});
