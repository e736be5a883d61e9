import { Option } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';

const forPeople = ['table', 'wide'] as const;
const forPrograms = ['json', 'yaml'] as const;
export type Format = (typeof forPeople)[number] | (typeof forPrograms)[number];

export const outputOption = () =>
  new Option('-o, --output <format>', 'how to print it')
    .choices([...forPeople, ...forPrograms] as const)
    .default('table' as const);

/** The same for what has no more columns to show. */
export const shortOutputOption = () =>
  new Option('-o, --output <format>', 'how to print it')
    .choices(['table', ...forPrograms] as const)
    .default('table' as const);

async function serialise(value: unknown, format: (typeof forPrograms)[number]): Promise<string> {
  if (format === 'json') return `${JSON.stringify(value, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(value, { lineWidth: 0 });
}

/** Prints the API's own answer for programs, and `text` for people. */
export async function print(
  { out }: Cli,
  format: Format,
  value: unknown,
  text: (wide: boolean) => string,
): Promise<void> {
  const forProgram = format === 'json' || format === 'yaml';
  await out.pour(forProgram ? await serialise(value, format) : text(format === 'wide'));
}
