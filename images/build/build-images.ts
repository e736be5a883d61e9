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
  const missing = new Set<Plan>();
  for (const plan of plans) if (!(await exists(plan.archive))) missing.add(plan);
  for (const plan of plans) if (!missing.has(plan)) await reuse(session, plan);
  if (missing.size > 0) await buildMissing(session, [...missing]);
  return plans.map((plan) => describe(plan, !missing.has(plan)));
}

async function buildMissing(session: Session, plans: readonly Plan[]): Promise<void> {
  const onWait = (): void => session.onProgress?.({ kind: 'waiting' });
  await withLock(session.cache.lock, { onWait, signal: session.signal }, async () => {
    await cleanUp(session);
    for (const plan of plans) {
      // Another process may have built it while this one waited.
      if (await exists(plan.archive)) await reuse(session, plan);
      else await build(session, plan);
    }
    await prune(session, {});
  });
}

async function build(session: Session, plan: Plan): Promise<void> {
  const start = performance.now();
  session.onProgress?.({ kind: 'started', image: plan.name });
  await writeFile(session.cache.log(plan.name), '');
  await ensureBases(session, plan.basesKey);
  await buildImage(session, plan);
  const seconds = (performance.now() - start) / 1000;
  session.onProgress?.({ kind: 'finished', image: plan.name, cached: false, seconds });
}

/** The time of an archive says when it was last wanted; pruning goes by it. */
async function reuse(session: Session, plan: Plan): Promise<void> {
  const now = new Date();
  await utimes(plan.archive, now, now);
  session.onProgress?.({ kind: 'finished', image: plan.name, cached: true, seconds: 0 });
}

function describe({ name, ref, archive, key }: Plan, cached: boolean): BuiltImage {
  return { name, ref, archive, key, cached };
}
