import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { baseRef, basesKey } from './bases.ts';
import { copiedSources } from './containerfile.ts';
import { contentKey, fileDigest, shortKey, type KeyParts } from './content-key.ts';
import { copyInputs } from './inputs.ts';
import { recipes } from './recipes.ts';
import type { Session } from './session.ts';
import type { ImageName } from './types.ts';

/** What an image will be, known before anything is built. */
export type Plan = {
  name: ImageName;
  key: string;
  ref: string;
  archive: string;
  basesKey: string;
};

/** The plan of an image that is built from a Containerfile: its inputs are in `parts`. */
export type CheckoutPlan = Plan & { name: Exclude<ImageName, 'base'>; parts: KeyParts };

export async function planImages(
  session: Session,
  names: readonly ImageName[],
): Promise<(Plan | CheckoutPlan)[]> {
  const bases = await basesKey(session);
  return Promise.all(
    names.map((name) => (name === 'base' ? planBase(session, bases) : planImage(session, name, bases))),
  );
}

export const containerfileOf = (name: CheckoutPlan['name']): string =>
  `images/${recipes[name].folder}/Containerfile`;

/**
 * Copies the inputs of a plan into the scratch folder and answers the plan of the copy. It differs when the checkout was
 * edited meanwhile; a key made of the copy is always that of what is built.
 */
export async function takeSnapshot(session: Session, plan: CheckoutPlan): Promise<CheckoutPlan> {
  const root = join(session.cache.scratch, 'context');
  await rm(root, { recursive: true, force: true });
  await copyInputs(plan.parts, root);
  return finishPlan(session, plan.name, plan.basesKey, { ...plan.parts, root });
}

function planBase(session: Session, key: string): Plan {
  return {
    name: 'base',
    key,
    ref: baseRef('base', key),
    archive: session.cache.archive('base', key),
    basesKey: key,
  };
}

async function planImage(session: Session, name: CheckoutPlan['name'], bases: string): Promise<CheckoutPlan> {
  const recipe = recipes[name];
  const containerfile = containerfileOf(name);
  const inputs = copiedSources(await readFile(join(session.repoRoot, containerfile), 'utf8'), recipe.args);
  return finishPlan(session, name, bases, {
    root: session.repoRoot,
    inputs: [containerfile, ...inputs],
    ignored: session.ignored,
    facts: {
      name,
      bases,
      ...recipe.bases,
      ...recipe.args,
      ...(recipe.helm && { helm: await helmDigest(session, name) }),
    },
  });
}

async function finishPlan(
  session: Session,
  name: CheckoutPlan['name'],
  bases: string,
  parts: KeyParts,
): Promise<CheckoutPlan> {
  const key = await contentKey(parts);
  const { folder, tag } = recipes[name];
  const ref = `localhost/souk/${folder}:${tag ?? shortKey(key)}`;
  return { name, key, ref, archive: session.cache.archive(name, key), basesKey: bases, parts };
}

async function helmDigest(session: Session, name: ImageName): Promise<string> {
  if (!session.helmBinary) throw new Error(`The image ${name} needs helmBinary, the path of a compiled helm`);
  return fileDigest(session.helmBinary);
}
