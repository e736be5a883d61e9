type Parts = { core: number[]; pre: string };

function partsOf(version: string): Parts {
  const [release = ''] = version.split('+');
  const [core = '', ...pre] = release.split('-');
  return { core: core.split('.').map(Number), pre: pre.join('-') };
}

/** Order of versions such as 2.9.0 < 2.21.0-rc.1 < 2.21.0; below zero when `left` is the older one. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  const differences = a.core.map((number, index) => number - (b.core[index] ?? 0));
  const difference = differences.find((one) => one !== 0);
  if (difference !== undefined) return difference;
  if (a.pre === b.pre) return 0;
  if (!a.pre || !b.pre) return a.pre ? -1 : 1;
  return a.pre.localeCompare(b.pre, 'en', { numeric: true });
}
