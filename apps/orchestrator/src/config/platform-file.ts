import { readFileSync } from 'node:fs';
import { type PlatformConfig, platformConfig } from '@souk/contract';
import { Cron } from 'croner';
import { parseDocument } from 'yaml';

const reasonOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

function readText(problems: string[], file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    problems.push(`${file}: cannot be read (${reasonOf(error)})`);
    return undefined;
  }
}

/** As the stores themselves read it: a wrong one would keep each of them from starting. */
function isSchedule(expression: string): boolean {
  if (expression === '') return true;
  try {
    return new Cron(expression, { timezone: 'UTC', mode: '5-part' }).nextRun() !== null;
  } catch {
    return false;
  }
}

/** Reads the platform's settings whole: each broken rule is added to `problems` with its path. */
export function readPlatformFile(problems: string[], file: string): PlatformConfig | undefined {
  const text = readText(problems, file);
  if (text === undefined) return undefined;
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    problems.push(...document.errors.map(({ message }) => `${file}: ${message.split('\n')[0]}`));
    return undefined;
  }
  const parsed = platformConfig.safeParse(document.toJS());
  if (parsed.success && isSchedule(parsed.data.snapshots.schedule)) return parsed.data;
  if (parsed.success) {
    problems.push(`${file}: snapshots.schedule: must be a cron expression such as '0 3 * * *'`);
    return undefined;
  }
  problems.push(
    ...parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.') || '(root)'}: ${message}`),
  );
  return undefined;
}
