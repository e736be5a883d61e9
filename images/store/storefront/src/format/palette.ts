/** Each has its colours in styles/tokens.css, in light and in dark. */
export const PALETTES = ['terracotta', 'pine', 'indigo', 'plum', 'teal', 'cherry'] as const;
export type Palette = (typeof PALETTES)[number];

/** A shop keeps its colour, and two shops side by side mostly differ. */
export function paletteFor(storeName: string): Palette {
  let sum = 7;
  for (const character of storeName) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return PALETTES[sum % PALETTES.length] ?? PALETTES[0];
}
