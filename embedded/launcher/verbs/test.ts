import { join } from 'node:path';
import { buildSteps, type Artifacts } from '../artifacts.ts';
import { runChecks, runVitest, summarise } from '../checks/run-checks.ts';
import { browserPackages, clusterPackages } from '../debian-packages.ts';
import { requireEmbedded } from '../prerequisites.ts';
import { runSteps } from '../steps/run-steps.ts';
import { chaos } from './chaos.ts';
import { fuzz } from './fuzz.ts';

/** Builds what is missing, then every test: without a cluster first, then end to end and in chaos, on clusters of their own. */
export async function test(): Promise<number> {
  await requireEmbedded();
  const artifacts: Artifacts = { binDir: '', images: [] };
  await runSteps(buildSteps(artifacts, [...clusterPackages, ...browserPackages], 'all'));
  const total = await runChecks({ SOUK_HELM: join(artifacts.binDir, 'helm') });
  console.log('\n▸ fuzz, in short');
  const sound = (await fuzz(['--short'])) === 0;
  const e2e = await runVitest('end-to-end tests', ['run', '--config', 'test/e2e/vitest.config.ts'], {});
  console.log('\n▸ chaos, in short');
  const calm = (await chaos(['--short'])) === 0;
  return summarise({
    passed: total.passed + e2e.passed + Number(sound) + Number(calm),
    failed: total.failed + e2e.failed + Number(!sound) + Number(!calm),
  });
}
