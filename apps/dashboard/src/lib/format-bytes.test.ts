import { expect, it } from 'vitest';
import { bytesOf, formatBytes, formatCores } from './format-bytes.ts';

it.each([
  [0, '0 B'],
  [-5, '0 B'],
  [999, '999 B'],
  [1_024, '1 KiB'],
  [1_048_064, '1 MiB'],
  [432_013_312, '412 MiB'],
  [1_288_490_189, '1.2 GiB'],
  [734_003_200, '700 MiB'],
  [5 * 1024 ** 5, '5120 TiB'],
])('%i bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));

it.each([
  ['700Mi', 734_003_200],
  ['1Gi', 1_073_741_824],
  ['1.5Ki', 1_536],
  ['12', 12],
  ['much', undefined],
])('%s is %s bytes', (quantity, bytes) => expect(bytesOf(quantity)).toBe(bytes));

it.each([
  [0.0412, '0.04 cores'],
  [16, '16 cores'],
])('%d cores are %s', (cores, words) => expect(formatCores(cores)).toBe(words));
