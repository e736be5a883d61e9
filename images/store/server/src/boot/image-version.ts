import { readFileSync } from 'node:fs';

/** What the image says about the Medusa that it carries: `versions/X/version.json` in the sources. */
export type ImageVersion = {
  version: string;
  /** Older versions that were tested on a database that this one has migrated. */
  usableBy: string[];
  /** Commands of Medusa's own CLI that migrate a database, in order; each must end with 0. */
  migrate: string[][];
};

const file = '/usr/local/share/souk/version.json';

export const readImageVersion = (): ImageVersion => JSON.parse(readFileSync(file, 'utf8')) as ImageVersion;

/** Whether `a` is an older release than `b`. Both are like 2.21.2; what is not a release is older than all of them. */
export function isOlder(a: string, b: string): boolean {
  const [left, right] = [parts(a), parts(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

const parts = (version: string): number[] => {
  const numbers = version.split('.').map(Number);
  return numbers.length === 3 && numbers.every(Number.isInteger) ? numbers : [0, 0, 0];
};
