import { decide } from '../decide.ts';
import type { Decision, StepType } from '../decision.ts';
import { releaseStates } from '../release-state.ts';
import type { Random } from './random.ts';
import { PassEnded } from './pass.ts';
import { kinds, type World } from './world.ts';

export type Story = { lines: string[]; passes: number };

type Pace = {
  /** Ends the story. */
  until: (world: World) => boolean;
  /**
   * Without it, copies are always fresh, nothing dies, and the controller acts until it waits. With it, copies lag, the
   * process dies between any two things that it does, and time passes whenever it likes.
   */
  random?: Random;
  maxPasses: number;
};

const deeds: Record<StepType, string> = {
  wait: 'Souk waits.',
  'add-finalizer': 'Souk holds on to the store with a finalizer.',
  'prepare-namespace': 'Souk makes the namespace with its quota, limits and keys.',
  'make-database': 'Souk makes the database on its server.',
  'drop-database': 'Souk drops the database on its server.',
  install: 'Souk runs helm install.',
  'add-route': "Souk makes the edge's alias.",
  'send-snapshot': "Souk brings the other store's snapshot.",
  'check-shop': 'Souk asks the shop for a product and a price.',
  upgrade: 'Souk runs helm upgrade.',
  'roll-back': 'Souk runs helm rollback.',
  'check-rollout': 'Souk asks the API server whether the pods have followed.',
  inspect: 'Souk compares what is there with what it made.',
  repair: 'Souk puts back what Helm made, by helm rollback to the same revision.',
  'repair-namespace': 'Souk puts back what it made in the namespace.',
  adopt: 'Souk takes over the version as the wish.',
  'fall-asleep': 'Souk wishes the store asleep, since nobody uses it.',
  reject: 'Souk gives up, and writes down why.',
  uninstall: 'Souk runs helm uninstall.',
  'take-final-snapshot': 'Souk takes the final snapshot.',
  'delete-volume-claim': 'Souk removes the claim of the volume.',
  'delete-namespace': 'Souk deletes the namespace.',
  'remove-route': "Souk removes the edge's alias.",
  'release-finalizer': 'Souk lets go of the store.',
};

/** What is tried again only later. */
const takesTime: ReadonlySet<StepType> = new Set([
  'wait',
  'check-shop',
  'make-database',
  'drop-database',
  'take-final-snapshot',
]);

const identity = 'orchestrator-a';
const deathRate = 0.1;
const lagRate = 0.4;

/** Lets controller and world take turns, and tells what happened; what repeats is told once. */
export function live(world: World, { until, random, maxPasses }: Pace): Story {
  const lines: string[] = [];
  const tell = teller(world, lines);
  let passes = 0;
  while (!until(world)) {
    if (passes++ >= maxPasses) throw new Error(`no end after ${maxPasses} passes:\n${lines.join('\n')}`);
    catchUpSome(world, random);
    const decision = onePass(world, tell, random);
    const waits = !decision || takesTime.has(decision.step.type);
    if (random ? random() < 0.5 : waits) world.tick();
  }
  return { lines, passes };
}

const catchUpSome = (world: World, random?: Random): void =>
  world.catchUp(random ? kinds.filter(() => random() >= lagRate) : kinds);

function onePass(world: World, tell: (decision: Decision) => void, random?: Random): Decision | undefined {
  const observation = world.observe(identity);
  if (!observation) return undefined;
  const decision = decide(observation);
  tell(decision);
  try {
    world.carryOut(observation, decision, {
      pause: () => {
        if (random && random() < deathRate) throw new PassEnded('killed');
      },
      glimpse: () => {
        if (random) catchUpSome(world, random);
      },
    });
  } catch (error) {
    if (!(error instanceof PassEnded)) throw error;
  }
  return decision;
}

function teller(world: World, lines: string[]): (decision: Decision) => void {
  let lastDeed = '';
  let lastWords = '';
  return ({ state, step, phase, conditions }) => {
    const deed = `${state}: ${deeds[step.type]}`;
    const words = `${phase}${spoken(conditions)}.`;
    if (deed !== lastDeed || words !== lastWords)
      lines.push(`${String(world.seconds).padStart(4)} s  ${deed}`);
    if (words !== lastWords) lines.push(`        The store is ${words}`);
    lastDeed = deed;
    lastWords = words;
  };
}

function spoken(conditions: Decision['conditions']): string {
  const find = (type: string) => conditions.find((condition) => condition.type === type)?.message;
  const [ready, progress] = [find('Ready'), find('Progressing')];
  if (!ready) return '';
  const isNews = progress && progress !== ready && progress !== 'Nothing is under way';
  return isNews ? `: ${ready}. ${progress}` : `: ${ready}`;
}

export const title = (text: string): string[] => [text, '='.repeat(text.length), ''];

export const legend = (): string[] =>
  Object.entries(releaseStates).map(([state, sentence]) => `${state.padEnd(10)} ${sentence}`);
