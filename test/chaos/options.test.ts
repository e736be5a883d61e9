import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('the usual run asks for twenty hits of each verb, the short one for less of everything', () => {
  expect(parseOptions([])).toMatchObject({ seed: 1, kills: 20, stopSeconds: 60, real: 2 });
  expect(parseOptions(['--short', '--seed', '7'])).toMatchObject({
    seed: 7,
    kills: 1,
    stopSeconds: 0,
    real: 0,
  });
});

test.each([
  [['--seconds', 'long'], '--seconds long must be a whole number'],
  [['--colour', 'red'], 'options are --short'],
])('%o is refused by name', (args, words) => {
  expect(() => parseOptions(args)).toThrow(words);
});
