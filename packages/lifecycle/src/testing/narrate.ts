import { decide } from '../decide.ts';
import { releaseStates } from '../release-state.ts';
import type { World } from './world.ts';

export type Story = { lines: string[]; passes: number };

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Pace = {
  /** Ends the story. */
  until: (world: World) => boolean;
  /** How many passes the controller makes before the next second: the natural order is as many as it wants. */
  random?: () => number;
  maxPasses: number;
};

/** Lets controller and world take turns, and tells what happened; what repeats is told once. */
export function live(world: World, { until, random, maxPasses }: Pace): Story {
  const lines: string[] = [];
  let passes = 0;
  let last = '';
  while (!until(world)) {
    if (passes++ >= maxPasses) throw new Error(`no end after ${maxPasses} passes:\n${lines.join('\n')}`);
    const decision = decide(world.observe());
    const told = `${decision.state.padEnd(9)} ${decision.step.type.padEnd(17)} ${decision.phase.padEnd(12)} ${decision.conditions[0]?.message ?? ''}`;
    if (told !== last) lines.push(`${String(world.seconds).padStart(4)} s  ${told}`.trimEnd());
    last = told;
    world.carryOut(decision);
    const waits = decision.step.type === 'wait' || decision.step.type === 'check-shop';
    if (random ? random() < 0.5 : waits) world.tick();
  }
  return { lines, passes };
}

export const title = (text: string): string[] => [text, '='.repeat(text.length), ''];

export const legend = (): string[] =>
  Object.entries(releaseStates).map(([state, sentence]) => `${state.padEnd(10)} ${sentence}`);
