import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readEnv } from '../config/env.ts';
import { clean, cleanLine } from './clean.ts';
import { cutToWidth } from './cut.ts';
import { createScreen, type Screen } from './screen.ts';
import { size } from './sizes.ts';
import { table } from './table.ts';
import { age, duration } from './times.ts';

const terminal = () => Object.assign(new PassThrough(), { isTTY: true, columns: 40 });

test('what others wrote cannot command a terminal', () => {
  expect(clean('a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u202ee\r\n\tf')).toBe('abcde\n\tf');
  expect(clean('\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\')).toBe('link');
  expect(cleanLine(' two\n  lines ')).toBe('two lines');
});

test.each([
  [{}, true],
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '' }, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  [{ TERM: 'dumb' }, false],
])('a terminal with %o has colours: %s', (variables, coloured) => {
  const { paint } = createScreen(terminal(), readEnv(variables));
  expect(paint('red', 'x')).toBe(coloured ? '\u001b[31mx\u001b[39m' : 'x');
});

test('a terminal of unknown size has a usual one', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 0 });
  expect(createScreen(stream, readEnv({})).columns()).toBe(80);
});

test('a file has no colours unless they are forced', () => {
  expect(createScreen(new PassThrough(), readEnv({})).paint('red', 'x')).toBe('x');
  expect(createScreen(new PassThrough(), readEnv({ FORCE_COLOR: '1' })).paint('red', 'x')).not.toBe('x');
});

test('a line is cut to what a terminal has room for, and its colours end', () => {
  expect(cutToWidth('short', 5)).toBe('short');
  expect(cutToWidth('too long', 5)).toBe('too …');
  expect(cutToWidth('\u001b[31m京都の店\u001b[39m', 5)).toBe('\u001b[31m京都…\u001b[39m');
});

test('columns are as wide as what a terminal shows', () => {
  const screen: Screen = createScreen(new PassThrough(), readEnv({}));
  const columns = [
    { title: 'A', of: (row: string[]) => row[0] ?? '' },
    { title: 'B', align: 'right' as const, of: (row: string[]) => row[1] ?? '' },
  ];
  const text = table(
    [
      ['京都', '1'],
      ['\u001b[2Jx', ''],
    ],
    columns,
    screen,
  );
  expect(text).toBe('A      B\n京都   1\nx      -\n');
});

test('times and sizes read well', () => {
  expect([0, 940, 9_940, 9_960, 59_600, 61_000, 3_600_000, 7_500_000].map(duration)).toEqual([
    '0.0 s',
    '0.9 s',
    '9.9 s',
    '10 s',
    '1 min',
    '1 min 1 s',
    '1 h',
    '2 h 5 min',
  ]);
  const now = Date.parse('2026-05-04T12:00:00Z');
  expect(
    ['2026-05-04T12:00:09Z', '2026-05-04T11:59:01Z', '2026-05-02T11:00:00Z'].map((at) => age(at, now)),
  ).toEqual(['0 s', '59 s', '2 d']);
  expect([0, 1_023, 1_024, 15_000_000, 2 ** 40].map(size)).toEqual([
    '0 B',
    '1023 B',
    '1.0 KiB',
    '14.3 MiB',
    '1.0 TiB',
  ]);
});
