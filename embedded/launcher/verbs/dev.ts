import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { adminKubeconfig, instances } from '@souk/embedded';
import { execa, type Options } from 'execa';
import { repoRoot } from '../folders.ts';
import { type Access, createToken, kubectl, platformNamespace } from '../platform.ts';
import { requireFreePort } from '../prerequisites.ts';
import { parseStartOptions } from '../start-options.ts';
import { bringUp } from '../targets/embedded.ts';
import { UserError } from '../user-error.ts';

const apiPort = 8081;
const pagesPort = 5173;
const api = `http://127.0.0.1:${apiPort}`;

/**
 * Orchestrator and dashboard from the sources, with reload, against the embedded cluster. The cluster's own orchestrator rests
 * meanwhile, so that only the edited code works on the stores.
 */
export async function dev(args: string[]): Promise<number> {
  const options = parseStartOptions(args);
  if (options.target !== 'embedded') throw new UserError('npm run dev works on the embedded cluster only.');
  for (const port of [apiPort, pagesPort]) await requireFreePort('127.0.0.1', port);
  const { access, artifacts } = await bringUp(instances.souk, options);
  const settingsFile = await writeSettings(access);
  await scaleOrchestrator(access, 0);
  try {
    console.log(devText(await createToken(access)));
    await runUntilOneEnds([
      orchestrator({ binDir: artifacts.binDir, settingsFile }),
      {
        command: ['vite', '--port', `${pagesPort}`, '--strictPort'],
        folder: 'dashboard',
        env: { SOUK_API: api },
      },
    ]);
  } finally {
    await scaleOrchestrator(access, 1);
    console.log("\nThe cluster's own orchestrator is back; `npm stop` ends the cluster.");
  }
  return 0;
}

type Program = { command: [string, ...string[]]; folder: string; env: Record<string, string> };

const orchestrator = (from: { binDir: string; settingsFile: string }): Program => ({
  command: ['node', '--watch', '--enable-source-maps', 'src/main.ts'],
  folder: 'orchestrator',
  env: {
    NODE_ENV: 'development',
    KUBECONFIG: adminKubeconfig(instances.souk),
    SOUK_CONFIG: from.settingsFile,
    SOUK_CHART: join(repoRoot, 'charts', 'store'),
    PORT: `${apiPort}`,
    PATH: `${from.binDir}:${process.env.PATH}`,
  },
});

/** Ends with the first of them, or with Ctrl-C, and ends the others. */
async function runUntilOneEnds(programs: Program[]): Promise<void> {
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  const common = { stdio: 'inherit', reject: false, cancelSignal: ending.signal } satisfies Options;
  await Promise.all(
    programs.map(async ({ command: [file, ...words], folder, env }) => {
      await execa(file, words, { ...common, env, cwd: join(repoRoot, 'apps', folder) });
      end();
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
}

/** The very settings that the cluster's orchestrator reads. */
async function writeSettings(access: Access): Promise<string> {
  const file = join(dirname(adminKubeconfig(instances.souk)), 'dev-platform.yaml');
  const from = ['get', 'configmap', 'orchestrator', '--namespace', platformNamespace];
  await writeFile(file, await kubectl(access, ...from, '--output', 'jsonpath={.data.platform\\.yaml}'));
  return file;
}

/** `npm start` sets it to one again, should this process be killed. */
async function scaleOrchestrator(access: Access, replicas: 0 | 1): Promise<void> {
  const what = ['scale', 'deployment/orchestrator', '--namespace', platformNamespace];
  await kubectl(access, ...what, `--replicas=${replicas}`);
}

const devText = (token: string): string =>
  [
    '',
    `  Dashboard  http://localhost:${pagesPort}/#token=${token}`,
    `  API        ${api}/api/v1`,
    '',
    '  Both are reloaded when a source changes. Ctrl-C ends them.',
    '',
  ].join('\n');
