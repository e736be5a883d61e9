import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generate, outdated } from '../tools/generate.ts';
import { chartsFolder } from '../tools/render.ts';
import { readComments } from '../tools/values-comments.ts';

type Tree = { [key: string]: Tree } | string | number | boolean | null | unknown[];

/** Dotted paths of all that is not a map with keys. */
function leaves(tree: Tree, path = ''): string[] {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return [path];
  const keys = Object.entries(tree as Record<string, Tree>);
  if (keys.length === 0) return [path];
  return keys.flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key));
}

describe('generated files', () => {
  it('are up to date: node charts/tools/generate.ts', async () => {
    expect(await outdated(await generate())).toEqual([]);
  });
});

describe.each(['store', 'platform'])('charts/%s/values.yaml', (chart) => {
  const read = (file: string) => readFile(join(chartsFolder, chart, file), 'utf8');

  it('says of each value what it sets, which the README repeats', async () => {
    const valuesYaml = await read('values.yaml');
    const described = [...readComments(valuesYaml).keys()];
    const readme = await read('README.md');
    const bare = leaves(parse(valuesYaml) as Tree).filter(
      (leaf) => !described.some((path) => leaf === path || leaf.startsWith(`${path}.`)),
    );
    expect(bare).toEqual([]);
    expect(described.filter((path) => !readme.includes(`| \`${path}\` |`))).toEqual([]);
  });
});
