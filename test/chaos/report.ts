import type { Findings } from './invariants.ts';
import type { Hits } from './kills.ts';

const shown = 8;

/** One line an invariant with its number, and what it counted where that is not 0. Answers whether all are 0. */
export function printFindings(title: string, findings: Findings): boolean {
  console.log(`\n${title}`);
  for (const [what, lines] of Object.entries(findings)) {
    console.log(`  ${lines.length === 0 ? '✓' : '✗'} ${what.padEnd(48)} ${lines.length}`);
    for (const line of lines.slice(0, shown)) console.log(`      ${line}`);
    if (lines.length > shown) console.log(`      … and ${lines.length - shown} more`);
  }
  return Object.values(findings).every((lines) => lines.length === 0);
}

export function printCounts(title: string, counts: Iterable<readonly [string, number | string]>): void {
  console.log(`\n${title}`);
  for (const [what, count] of counts) console.log(`    ${what.padEnd(48)} ${count}`);
}

/** How many kills met helm at work, by verb and by what was killed. */
export function printHits(hits: readonly (readonly [string, Hits])[]): void {
  const lines = hits.map(([verb, { helm, orchestrator }]) => {
    const parts = `${helm} of helm itself, ${orchestrator} of its orchestrator`;
    return [verb, `${helm + orchestrator} (${parts})`] as const;
  });
  printCounts('Kills that hit helm at work', lines);
}
