import { expect, it } from 'vitest';
import { LogBuffer } from './log-buffer.ts';

const bufferOf = (...pieces: string[]) => {
  const buffer = new LogBuffer();
  for (const piece of pieces) buffer.append(piece);
  return buffer;
};

it('puts lines together that arrive in pieces', () => {
  expect(bufferOf('one\ntw', 'o\n', 'thr').read()).toEqual({ lines: ['one', 'two', 'thr'], dropped: 0 });
  expect(bufferOf('one\r\n\ntwo\n').read().lines).toEqual(['one', '', 'two']);
});

it('lets go of the oldest, and counts them', () => {
  const { lines, dropped } = bufferOf(
    Array.from({ length: 2_500 }, (_, index) => `line ${index}\n`).join(''),
  ).read();
  expect([lines.length, lines[0], lines.at(-1), dropped]).toEqual([2_000, 'line 500', 'line 2499', 500]);
});

it('does not keep a line without an end', () => {
  const buffer = bufferOf(...Array.from({ length: 100 }, () => 'x'.repeat(1_000)));
  expect(buffer.read().lines).toHaveLength(1);
  expect(buffer.read().lines[0]?.length).toBeLessThan(5_100);
});

it('a picture does not change with what comes later', () => {
  const buffer = bufferOf('one\n');
  const picture = buffer.read();
  buffer.append('two\n');
  expect(picture.lines).toEqual(['one']);
});
