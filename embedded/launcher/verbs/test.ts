import { join } from 'node:path';
import { buildSteps, type Artifacts } from '../artifacts.ts';
import { runChecks, runVitest, summarise } from '../checks/run-checks.ts';
import { browserPackages, clusterPackages } from '../debian-packages.ts';
import { requireEmbedded } from '../prerequisites.ts';
import { runSteps } from '../steps/run-steps.ts';

/** Builds what is missing, then every test: without a cluster first, then end to end on a cluster of its own. */
export async function test(): Promise<number> {
  await requireEmbedded();
  const artifacts: Artifacts = { binDir: '', images: [] };
  await runSteps(buildSteps(artifacts, [...clusterPackages, ...browserPackages], 'all'));
  const total = await runChecks({ SOUK_HELM: join(artifacts.binDir, 'helm') });
  const e2e = await runVitest('end-to-end tests', ['run', '--config', 'test/e2e/vitest.config.ts'], {});
  return summarise({ passed: total.passed + e2e.passed, failed: total.failed + e2e.failed });
}
