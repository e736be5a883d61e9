/**
 * The paths that a Containerfile copies from its context (`COPY` and `ADD` without `--from`), sorted, each once. They are the
 * image's inputs. `${NAME}` stands for that argument of the build. Throws for forms whose sources cannot be read off the text:
 * other variables, wildcards, JSON lists.
 */
export function copiedSources(text: string, args: Readonly<Record<string, string>> = {}): string[] {
  const sources = new Set<string>();
  const fill = (line: string): string => line.replaceAll(/\$\{(\w+)\}/g, (all, name) => args[name] ?? all);
  for (const line of logicalLines(text).map(fill)) {
    const [instruction = '', ...words] = line.split(/\s+/);
    if (!/^(COPY|ADD)$/i.test(instruction)) continue;
    const flags = words.filter((word) => word.startsWith('--'));
    if (flags.some((flag) => flag.startsWith('--from='))) continue;
    for (const source of words.slice(flags.length, -1)) {
      if (/[$*?[\]"]/.test(source)) throw new Error(`Cannot tell what this copies: ${line}`);
      sources.add(source.replace(/^\.?\//, '').replace(/\/$/, '') || '.');
    }
  }
  return [...sources].toSorted();
}

/** Lines without comments, with continuation lines joined. */
function logicalLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  return lines
    .join('\n')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim());
}
