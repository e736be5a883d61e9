import stringWidth from 'string-width';
import { cleanLine } from './clean.ts';
import type { Paint, Screen, Style } from './screen.ts';

export type Cell = string | { text: string; style: Style };
export type Column<T> = { title: string; align?: 'right'; of(item: T): Cell };

const gap = '   ';

const textOf = (cell: Cell): string => cleanLine(typeof cell === 'string' ? cell : cell.text) || '-';
const painted = (cell: Cell, text: string, paint: Paint): string =>
  typeof cell === 'string' ? text : paint(cell.style, text);

/** Fills up to `width` as a terminal counts it: an ideograph takes two columns. */
export function pad(text: string, width: number, align?: 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}

export function table<T>(items: readonly T[], columns: readonly Column<T>[], { paint }: Screen): string {
  const rows = items.map((item) => columns.map((column) => column.of(item)));
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => stringWidth(textOf(row[index] ?? '')))),
  );
  const line = (cells: readonly Cell[]) => {
    const parts = cells.map((cell, index) => {
      const isLast = index === cells.length - 1;
      const { align } = columns[index] ?? {};
      return painted(
        cell,
        isLast && !align ? textOf(cell) : pad(textOf(cell), widths[index] ?? 0, align),
        paint,
      );
    });
    return parts.join(gap).trimEnd();
  };
  const head = columns.map(({ title }) => ({ text: title, style: 'dim' as const }));
  return [line(head), ...rows.map(line)].map((text) => `${text}\n`).join('');
}

export type Field = readonly [label: string, value: Cell | undefined];

/** Names and what they are, one a line; what is not known is left out. */
export function fields(list: readonly Field[], { paint }: Screen): string {
  const known = list.filter((field): field is [string, Cell] => field[1] !== undefined);
  const width = Math.max(...known.map(([label]) => label.length));
  const line = ([label, value]: [string, Cell]) =>
    `  ${paint('dim', label.padEnd(width))}  ${painted(value, textOf(value), paint)}\n`;
  return known.map(line).join('');
}
