import { expect, it } from 'vitest';
import { suggestName } from './suggest-name.ts';

it.each([
  ['My Shop!', 'my-shop'],
  ['Café Müller', 'cafe-muller'],
  ['  9 Lives -- ', 'lives'],
  ['acme', undefined],
  ['!!', undefined],
  ['Admin', undefined],
  [`${'x'.repeat(39)}-yz`, 'x'.repeat(39)],
])('suggests for %j: %j', (typed, name) => expect(suggestName(typed)).toBe(name));
