import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paletteFor, PALETTES } from './palette.ts';

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');

/** WCAG 2 relative luminance of #rrggbb. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
const token = (css: string, name: string) =>
  new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? 'missing';
const accents = (css: string) =>
  [...css.matchAll(/--accent: (#[0-9a-f]{6})/g)].map((match) => match[1] ?? '');

test.each([
  ['light', light],
  ['dark', dark],
])('text is readable in every palette, %s', (_scheme, css) => {
  expect(accents(css)).toHaveLength(PALETTES.length);
  for (const accent of accents(css)) {
    for (const ground of ['ground', 'surface', 'sunken', 'on-accent']) {
      expect(contrast(accent, token(css, ground)), `${accent} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const ground of ['ground', 'surface', 'sunken']) {
    expect(contrast(token(css, 'soft'), token(css, ground)), `soft on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(css, 'bad'), token(css, ground)), `bad on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(
      contrast(token(css, 'line-strong'), token(css, ground)),
      `border on ${ground}`,
    ).toBeGreaterThanOrEqual(3);
  }
  expect(contrast(token(css, 'bad'), token(css, 'bad-soft'))).toBeGreaterThanOrEqual(4.5);
  expect(contrast(token(css, 'good'), token(css, 'good-soft'))).toBeGreaterThanOrEqual(4.5);
});

test('a shop keeps its palette, and every palette is somebody’s', () => {
  const names = Array.from({ length: 60 }, (_, index) => `Store ${index}`);
  expect(paletteFor('Acme')).toBe(paletteFor('Acme'));
  expect(new Set(names.map(paletteFor))).toEqual(new Set(PALETTES));
});
