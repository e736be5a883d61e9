import { readFileSync } from 'node:fs';
import { type PlatformConfig, platformConfig } from '@souk/contract';
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
  if (parsed.success) return parsed.data;
  problems.push(
    ...parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.') || '(root)'}: ${message}`),
  );
  return undefined;
}
