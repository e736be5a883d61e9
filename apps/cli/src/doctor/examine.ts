import { lookup } from 'node:dns/promises';
import { platformConfig, type PlatformConfig } from '@souk/contract';
import {
  createKubeClient,
  getObject,
  type KubeClient,
  KubeError,
  type KubeObject,
  loadKubeConfig,
} from '@souk/kubernetes';
import { parse } from 'yaml';
import { type Check, type Finding, lookSafely, type Patient, skipped } from './check.ts';
import { clusterChecks } from './cluster-checks.ts';
import { platformChecks } from './platform-checks.ts';

export type Result = Omit<Finding, 'unreachable'> & { name: string };

const configMaps = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };

/** The settings of the platform, if it is there and one may read them. */
async function readConfig(client: KubeClient, namespace: string): Promise<PlatformConfig | undefined> {
  const at = { namespace, name: 'orchestrator' };
  const found = await getObject<KubeObject & { data?: Record<string, string> }>(client, configMaps, at).catch(
    (error: unknown) => {
      if (error instanceof KubeError) return undefined;
      throw error;
    },
  );
  const parsed = platformConfig.safeParse(parse(found?.data?.['platform.yaml'] ?? ''));
  return parsed.success ? parsed.data : undefined;
}

type Wanted = { namespace: string; url: string | undefined };

/** The way to the cluster that kubectl takes, too; or why there is none. */
function openCluster(): { client: KubeClient; finding: Finding } | { finding: Finding } {
  try {
    const config = loadKubeConfig();
    const server = config.getCurrentCluster()?.server;
    if (!server) throw new Error('it names no cluster');
    const message = `${config.getCurrentContext()} at ${server}`;
    return { client: createKubeClient(config), finding: { state: 'ok', message } };
  } catch (error) {
    const message = `cannot be used: ${error instanceof Error ? error.message : String(error)}`;
    const hint = 'Set KUBECONFIG to a file that kubectl works with.';
    return { finding: { state: 'failed', message, hint } };
  }
}

/** Looks at one thing after the other, from the ground up. What stands on something broken is left out. */
export async function* examine({ namespace, url }: Wanted): AsyncGenerator<Result> {
  const opened = openCluster();
  yield { name: 'kubeconfig', ...opened.finding };
  const client = 'client' in opened ? opened.client : undefined;
  if (!client) return yield* leaveOut([...clusterChecks, ...platformChecks]);
  const patient: Patient = {
    client,
    namespace,
    config: await readConfig(client, namespace),
    lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    url,
    fetch,
  };
  yield* examinePatient(patient);
}

/** All checks of a cluster that is known. */
export async function* examinePatient(patient: Patient): AsyncGenerator<Result> {
  const checks = [...clusterChecks, ...platformChecks];
  for (const [index, check] of checks.entries()) {
    const { unreachable, ...found } = await lookSafely(check, patient);
    yield { name: check.name, ...found };
    if (unreachable) return yield* leaveOut(checks.slice(index + 1));
  }
}

function* leaveOut(checks: readonly Check[]): Generator<Result> {
  for (const { name } of checks) yield { name, ...skipped('the cluster cannot be asked') };
}
