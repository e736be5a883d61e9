import { utimes, writeFile } from 'node:fs/promises';
import { ensureBases } from './bases.ts';
import { buildImage } from './build-image.ts';
import { exists, openCache } from './cache.ts';
import { readIgnored } from './ignore.ts';
import { withLock } from './lock.ts';
import { planImages, type Plan } from './plan.ts';
import { prune } from './prune.ts';
import { cleanUp, type Session } from './session.ts';
import { imageNames, type BuildOptions, type BuiltImage } from './types.ts';

/**
 * Builds the images whose inputs changed, and answers all that were asked for, in the order of `imageNames`.
 * Processes that build at the same moment wait for each other. Throws ImageBuildError when a step fails, the signal's reason
 * when it is aborted.
 */
export async function buildImages(options: BuildOptions): Promise<BuiltImage[]> {
  const cache = await openCache(options.cacheDir);
  const session: Session = { ...options, cache, ignored: await readIgnored(options.repoRoot) };
  const wanted = imageNames.filter((name) => options.only?.includes(name) ?? true);
  const plans = await planImages(session, wanted);
  const ready = await Promise.all(plans.map((plan) => exists(plan.archive)));
  if (ready.every(Boolean)) return reuseOrBuild(session, plans);
  const onWait = (): void => session.onProgress?.({ kind: 'waiting' });
  return withLock(cache.lock, { onWait, signal: session.signal }, async () => {
    await cleanUp(session);
    const images = await reuseOrBuild(session, plans);
    await prune(session, {});
    return images;
  });
}

/** Archives are looked for again: another process may have built them while this one waited for the lock. */
async function reuseOrBuild(session: Session, plans: readonly Plan[]): Promise<BuiltImage[]> {
  const images: BuiltImage[] = [];
  for (const plan of plans) {
    images.push((await exists(plan.archive)) ? await reuse(session, plan) : await build(session, plan));
  }
  return images;
}

async function build(session: Session, plan: Plan): Promise<BuiltImage> {
  const start = performance.now();
  session.onProgress?.({ kind: 'started', image: plan.name });
  await writeFile(session.cache.log(plan.name), '');
  await ensureBases(session, plan.basesKey);
  const built = await buildImage(session, plan);
  const seconds = (performance.now() - start) / 1000;
  session.onProgress?.({ kind: 'finished', image: plan.name, cached: false, seconds });
  return describe(built, false);
}

/** The time of an archive says when it was last wanted; pruning goes by it. */
async function reuse(session: Session, plan: Plan): Promise<BuiltImage> {
  const now = new Date();
  await utimes(plan.archive, now, now);
  session.onProgress?.({ kind: 'finished', image: plan.name, cached: true, seconds: 0 });
  return describe(plan, true);
}

function describe({ name, ref, archive, key }: Plan, cached: boolean): BuiltImage {
  return { name, ref, archive, key, cached };
}
