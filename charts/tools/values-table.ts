import { parse } from 'yaml';
import { readComments } from './values-comments.ts';

const start = '<!-- values: written by charts/tools/generate.ts from values.yaml -->';
const end = '<!-- /values -->';

function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values);
}

const cell = (text: string) => text.replaceAll('|', '\\|');

/** A Markdown table of every described value with its default. */
export function valuesTable(valuesYaml: string): string {
  const values: unknown = parse(valuesYaml);
  const rows = [...readComments(valuesYaml)].map(
    ([path, text]) => `| \`${path}\` | ${cell(text)} | \`${cell(JSON.stringify(valueAt(values, path)))}\` |`,
  );
  return ['| value | what it sets | default |', '|---|---|---|', ...rows].join('\n');
}

/** The README with the table between its two marks written anew. */
export function withValuesTable(readme: string, valuesYaml: string): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the README needs the lines "${start}" and "${end}"`);
  return `${readme.slice(0, from)}${start}\n${valuesTable(valuesYaml)}\n${readme.slice(to)}`;
}
