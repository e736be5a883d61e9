import { expect, test } from 'vitest';
import { parseStartOptions } from './start-options.ts';

test('nothing said means the embedded cluster on loopback', () => {
  expect(parseStartOptions([])).toEqual({
    target: 'embedded',
    port: 8080,
    listen: '127.0.0.1',
    registry: '',
    offer: 'newest',
  });
});

test('all versions of Medusa are built and offered on request', () => {
  expect(parseStartOptions(['--all-versions']).offer).toBe('all');
});

test.each([
  [['--target', 'moon'], /--target moon is not known; it must be embedded, kind, current/],
  [['--port', '80a'], /--port 80a is not a port/],
  [['--port', '70000'], /from 1 to 65535/],
  [['--colour'], /Unknown option '--colour'.*Options are/],
])('%j is refused with its rule', (args, message) => {
  expect(() => parseStartOptions(args)).toThrow(message);
});
