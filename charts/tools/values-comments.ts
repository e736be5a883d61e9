/**
 * The descriptions in a values.yaml, by dotted path: the line `# -- TEXT` right above a key, as helm-docs has it.
 * Only block style with an indent of two is read, which is what the charts' values are written in.
 */
export function readComments(valuesYaml: string): Map<string, string> {
  const found = new Map<string, string>();
  const path: string[] = [];
  let pending: string | undefined;
  for (const line of valuesYaml.split('\n')) {
    const comment = /^\s*# -- (.*)$/.exec(line);
    const key = /^( *)([\w.-]+):/.exec(line);
    if (comment) pending = comment[1];
    if (!key) continue;
    const [, indent = '', name = ''] = key;
    path.splice(indent.length / 2, Infinity, name);
    if (pending) found.set(path.join('.'), pending);
    pending = undefined;
  }
  return found;
}
