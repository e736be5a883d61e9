import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseRef, basesKey } from './bases.ts';
import { copiedSources } from './containerfile.ts';
import { contentKey, fileDigest, shortKey } from './content-key.ts';
import { recipes } from './recipes.ts';
import type { Session } from './session.ts';
import type { ImageName } from './types.ts';

/** What an image will be, known before anything is built. */
export type Plan = {
  name: ImageName;
  key: string;
  ref: string;
  archive: string;
  /** Paths in the checkout that the build may see. */
  inputs: string[];
  basesKey: string;
};

export async function planImages(session: Session, names: readonly ImageName[]): Promise<Plan[]> {
  const bases = await basesKey(session);
  return Promise.all(
    names.map((name) => (name === 'base' ? planBase(session, bases) : planImage(session, name, bases))),
  );
}

export const containerfileOf = (name: ImageName): string => `images/${name}/Containerfile`;

function planBase(session: Session, key: string): Plan {
  const archive = session.cache.archive('base', key);
  return { name: 'base', key, ref: baseRef('base', key), archive, inputs: [], basesKey: key };
}

async function planImage(session: Session, name: Exclude<ImageName, 'base'>, bases: string): Promise<Plan> {
  const recipe = recipes[name];
  const containerfile = containerfileOf(name);
  const inputs = copiedSources(await readFile(join(session.repoRoot, containerfile), 'utf8'));
  const key = await contentKey({
    root: session.repoRoot,
    inputs: [containerfile, ...inputs],
    ignored: session.ignored,
    facts: { name, bases, ...(recipe.helm && { helm: await helmDigest(session, name) }) },
  });
  const ref = `localhost/souk/${name}:${recipe.tag ?? shortKey(key)}`;
  return { name, key, ref, archive: session.cache.archive(name, key), inputs, basesKey: bases };
}

async function helmDigest(session: Session, name: ImageName): Promise<string> {
  if (!session.helmBinary) throw new Error(`The image ${name} needs helmBinary, the path of a compiled helm`);
  return fileDigest(session.helmBinary);
}
