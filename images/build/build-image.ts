import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { baseRef } from './bases.ts';
import { exists } from './cache.ts';
import { containerfileOf, takeSnapshot, type CheckoutPlan, type Plan } from './plan.ts';
import { recipes, type Recipe } from './recipes.ts';
import { buildah, buildCommand, run, type Session } from './session.ts';

const caBundle = '/etc/ssl/certs/ca-certificates.crt';

/** Builds one image and leaves its archive under its final name, complete or not at all. Answers the plan of what was built. */
export async function buildImage(session: Session, plan: Plan | CheckoutPlan): Promise<Plan> {
  if (!('parts' in plan)) {
    await writeArchive(session, plan);
    return plan;
  }
  const built = await takeSnapshot(session, plan);
  await buildSnapshot(session, built);
  await writeArchive(session, built);
  return built;
}

async function writeArchive(session: Session, plan: Plan): Promise<void> {
  const partial = join(session.cache.scratch, `${plan.name}.oci.tar`);
  await run(session, {
    name: `Writing the archive of ${plan.ref}`,
    image: plan.name,
    // zstd is unpacked by a node in two thirds of the time that gzip takes.
    argv: buildah(session.cache, [
      'push',
      '--quiet',
      '--compression-format',
      'zstd',
      plan.ref,
      `oci-archive:${partial}:${plan.ref}`,
    ]),
  });
  await sync(partial);
  await mkdir(dirname(plan.archive), { recursive: true });
  await rename(partial, plan.archive);
}

async function buildSnapshot(session: Session, plan: CheckoutPlan): Promise<void> {
  const recipe = recipes[plan.name];
  const bases = Object.entries(recipe.bases).map(([name, base]) => [name, baseRef(base, plan.basesKey)]);
  const args = [...bases, ...Object.entries(recipe.args)].flatMap(([name, value]) => [
    '--build-arg',
    `${name}=${value}`,
  ]);
  await run(session, {
    name: `Building ${plan.ref}`,
    image: plan.name,
    argv: buildah(session.cache, [
      ...buildCommand,
      ...args,
      ...(await contexts(session, recipe)),
      ...(await mounts(session)),
      '--tag',
      plan.ref,
      '--file',
      join(plan.parts.root, containerfileOf(plan.name)),
      plan.parts.root,
    ]),
  });
}

/** Steps see the host's CA bundle and share a cache of npm packages; the base `build` points npm at both. */
async function mounts(session: Session): Promise<string[]> {
  const ca = (await exists(caBundle)) ? ['--volume', `${caBundle}:${caBundle}:ro`] : [];
  return [...ca, '--volume', `${session.cache.npm}:/var/cache/npm`];
}

/** The folder with helm takes the place of the Containerfile's stage of that name, which compiles it. */
async function contexts(session: Session, recipe: Recipe): Promise<string[]> {
  if (!recipe.helm || !session.helmBinary) return [];
  const dir = join(session.cache.scratch, 'helm');
  await mkdir(dir, { recursive: true });
  await copyFile(session.helmBinary, join(dir, 'helm'));
  return ['--build-context', `helm=${dir}`];
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}
