import { expect, test } from 'vitest';
import { canJudge } from './can-judge.ts';

function stage(members: readonly string[] | 'unknown', holders: (string | undefined)[]) {
  let looks = 0;
  const membership = { members: () => members, look: () => Promise.resolve(void looks++) };
  const holderNow = () => (holders.length > 1 ? holders.shift() : holders[0]);
  return { judge: () => canJudge(membership, holderNow), looks: () => looks };
}

test('the claim of a member, and no claim, need no other look', async () => {
  for (const holder of [undefined, 'b']) {
    const { judge, looks } = stage(['a', 'b'], [holder]);
    expect(await judge()).toBe(true);
    expect(looks()).toBe(0);
  }
});

test('a holder that nobody knows may have joined just now: one looks before one judges', async () => {
  const { judge, looks } = stage(['a'], ['new']);
  expect(await judge()).toBe(true);
  expect(looks()).toBe(1);
});

test('a claim that came during the look is not judged by it', async () => {
  expect(await stage(['a'], ['b', 'c']).judge()).toBe(false);
});

test('while the members are unknown, nothing is judged', async () => {
  expect(await stage('unknown', ['b']).judge()).toBe(false);
});
