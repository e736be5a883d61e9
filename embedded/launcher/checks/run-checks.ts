import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { repoRoot } from '../folders.ts';

export type Count = { passed: number; failed: number };

type Command = { name: string; argv: [string, ...string[]] };

const staticChecks: readonly Command[] = [
  { name: 'types', argv: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint', argv: ['oxlint', '--deny-warnings'] },
  { name: 'format', argv: ['prettier', '--check', '--log-level', 'warn', '.'] },
];

/** Types, lint and format count as one test each; then the unit tests, with their own count. */
export async function runChecks(environment: Record<string, string> = {}): Promise<Count> {
  const total = { passed: 0, failed: 0 };
  for (const { name, argv } of staticChecks) add(total, await runStatic(name, argv));
  add(total, await runVitest('unit tests', ['run'], environment));
  return total;
}

const add = (total: Count, { passed, failed }: Count): void => {
  total.passed += passed;
  total.failed += failed;
};

async function runStatic(name: string, [command, ...args]: [string, ...string[]]): Promise<Count> {
  console.log(`\n▸ ${name}`);
  const { failed } = await execa(command, args, {
    cwd: repoRoot,
    stdio: 'inherit',
    reject: false,
    preferLocal: true,
  });
  return failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numTotalTestSuites: number;
  success: boolean;
};

/** Vitest with its usual words on the screen; the counts come from its JSON report, never from its output. */
export async function runVitest(
  name: string,
  args: string[],
  environment: Record<string, string>,
): Promise<Count> {
  console.log(`\n▸ ${name}`);
  const folder = await mkdtemp(join(tmpdir(), 'souk-report-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { failed } = await execa('vitest', [...args, ...reporters], {
      cwd: repoRoot,
      env: environment,
      stdio: 'inherit',
      reject: false,
      preferLocal: true,
    });
    return counted(await readReport(file), failed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(file: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** A run that failed without a failed test (a set-up that broke, say) is one failure, and no test is none passed. */
function counted(report: Report | undefined, processFailed: boolean): Count {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  return { passed, failed: failed === 0 && (processFailed || passed === 0) ? 1 : failed };
}

/** The closing line that people and machines read; answers the exit code. */
export function summarise({ passed, failed }: Count): number {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
