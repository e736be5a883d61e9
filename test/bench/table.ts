/** Markdown, so that figures go into docs as they are printed. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** `min - median - max`, one decimal. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const pick = [0, Math.floor((sorted.length - 1) / 2), sorted.length - 1].map((index) =>
    (sorted[index] ?? 0).toFixed(1),
  );
  return pick.join(' - ');
}
