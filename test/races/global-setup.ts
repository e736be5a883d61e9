import { deleteCluster } from '@souk/embedded';
import type { TestProject } from 'vitest/node';
import { build } from '../chaos/build.ts';
import { instance, type Stage, setStage } from '../chaos/stage.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    stage: Omit<Stage, 'client'>;
  }
}

/** Stores that one owner may have. */
export const quota = 5;

/** Nobody is to be told to come later: who comes at once is what this is about. */
const rateLimits = { requests: 1_000_000, creates: 1_000_000 };

/** The cluster of the chaos runs, which are never at the same time. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const settings = { rateLimits, quotas: { storesPerOwner: quota } };
  const { client: _client, ...stage } = await setStage(await build(false), settings);
  project.provide('stage', stage);
  return () => deleteCluster(instance);
}
