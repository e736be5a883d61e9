import { type Random, randomFrom } from '../../packages/lifecycle/src/testing/random.ts';

export type Dice = {
  /** True in this share of throws. */
  chance(share: number): boolean;
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T | undefined;
};

export function diceFrom(seed: number): Dice {
  const random: Random = randomFrom(seed);
  return {
    chance: (share) => random() < share,
    between: (least, most) => least + random() * (most - least),
    pick: (items) => items[Math.floor(random() * items.length)],
  };
}
