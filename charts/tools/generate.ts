/**
 * Writes what the charts derive from elsewhere: schemas of their values, the tables in their READMEs, the CRD.
 * `node charts/tools/generate.ts` writes; `--check` only tells which files are not up to date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { toHelmSchema } from './json-schema.ts';
import { platformValues } from './platform-values.ts';
import { storeCrdYaml } from './store-crd.ts';
import { storeValues } from './store-values.ts';
import { readComments } from './values-comments.ts';
import { withValuesTable } from './values-table.ts';
import type { z } from 'zod';

const charts = join(import.meta.dirname, '..');

const pretty = (text: string, parser: string) => format(text, { parser, printWidth: 110, singleQuote: true });

export type Generated = { path: string; content: string };

async function ofChart(chart: string, values: z.ZodType): Promise<Generated[]> {
  const valuesYaml = await readFile(join(charts, chart, 'values.yaml'), 'utf8');
  const readme = join(charts, chart, 'README.md');
  const schema = JSON.stringify(toHelmSchema(values, readComments(valuesYaml)));
  return [
    {
      path: join(charts, chart, 'values.schema.json'),
      content: await pretty(schema, 'json'),
    },
    { path: readme, content: withValuesTable(await readFile(readme, 'utf8'), valuesYaml) },
  ];
}

/** Every generated file as it should be. */
export async function generate(): Promise<Generated[]> {
  const crd = {
    path: join(charts, 'platform', 'files', 'store-crd.yaml'),
    content: await pretty(storeCrdYaml(), 'yaml'),
  };
  return [...(await ofChart('store', storeValues)), ...(await ofChart('platform', platformValues)), crd];
}

/** Paths of the generated files that differ from what is on disk. */
export async function outdated(files: readonly Generated[]): Promise<string[]> {
  const onDisk = await Promise.all(files.map(({ path }) => readFile(path, 'utf8').catch(() => '')));
  return files.filter(({ content }, index) => content !== onDisk[index]).map(({ path }) => path);
}

async function main(check: boolean): Promise<void> {
  const files = await generate();
  const stale = await outdated(files);
  for (const path of stale) console.log(`${check ? 'not up to date' : 'written'}: ${path}`);
  if (check && stale.length > 0) process.exitCode = 1;
  if (!check) await Promise.all(files.map(({ path, content }) => writeFile(path, content)));
}

if (import.meta.main) await main(process.argv.includes('--check'));
