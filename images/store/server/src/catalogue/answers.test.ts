import { expect, it } from 'vitest';
import { createAnswers } from './answers.ts';

const make = (size = 80) => {
  let time = 0;
  const answers = createAnswers({ ageMs: 1000, size, now: () => time });
  return { answers, wait: (ms: number) => (time += ms) };
};

it('tells an answer again until it is too old', () => {
  const { answers, wait } = make();
  answers.put('a', answers.era(), 'one');
  wait(999);
  expect(answers.get('a')).toBe('one');
  wait(1);
  expect(answers.get('a')).toBeUndefined();
});

it('forgets all with a change, and never keeps what was read before it', () => {
  const { answers } = make();
  const before = answers.era();
  answers.put('a', before, 'old');
  answers.clear();
  answers.put('b', before, 'read before the change');
  expect([answers.get('a'), answers.get('b')]).toEqual([undefined, undefined]);
  answers.put('a', answers.era(), 'new');
  expect(answers.get('a')).toBe('new');
});

it('keeps to its size: the oldest go, and one that is too large is not kept', () => {
  const { answers } = make(80);
  for (let i = 0; i < 9; i += 1) answers.put(`${i}`, answers.era(), 'x'.repeat(10));
  expect([answers.get('0'), answers.get('1'), answers.get('8')]).toEqual([
    undefined,
    'x'.repeat(10),
    'x'.repeat(10),
  ]);
  answers.put('large', answers.era(), 'x'.repeat(11));
  expect(answers.get('large')).toBeUndefined();
  answers.put('8', answers.era(), 'y');
  expect(answers.get('8')).toBe('y');
});
