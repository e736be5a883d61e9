import type { CommandSpec } from './specs.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function linesOf({ path, children, options, takesStore, words }: CommandSpec): string[] {
  const at = `complete -c souk -n '__souk_at ${path}'`;
  return [
    ...children.map(({ name, description }) => `${at} -a ${name} -d ${quoted(description)}`),
    ...words.map((word) => `${at} -a ${word}`),
    ...(takesStore ? [`${at} -a '(souk list -o name 2>/dev/null)'`] : []),
    ...options.map(({ long, short, description, takesValue, values }) => {
      const flags = `-l ${long.slice(2)}${short ? ` -s ${short.slice(1)}` : ''}`;
      const value = takesValue ? ` -x${values.length > 0 ? ` -a ${quoted(values.join(' '))}` : ''}` : '';
      return `${at} ${flags}${value} -d ${quoted(description)}`;
    }),
  ];
}

export function fishScript(specs: readonly CommandSpec[]): string {
  const paths = specs.map(({ path }) => path).filter((path) => path !== '/');
  return `# fish completion of souk
function __souk_at
    set -l at /
    for word in (commandline -opc)[2..]
        set -l next (string trim -r -c / -- $at)/$word
        contains -- $next ${paths.join(' ')}; and set at $next
    end
    test $at = $argv[1]
end
complete -c souk -f
complete -c souk -l help -d 'tell all about it'
${specs.flatMap(linesOf).join('\n')}
`;
}
