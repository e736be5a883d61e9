import type { CommandSpec } from './specs.ts';

const flagsOf = ({ options }: CommandSpec): string[] =>
  options.flatMap(({ long, short }) => (short ? [long, short] : [long]));

const valueCases = (specs: readonly CommandSpec[]): string[] =>
  specs.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ long, short, values }) => {
        const patterns = [long, ...(short ? [short] : [])].map((flag) => `"${path} ${flag}"`);
        return `    ${patterns.join(' | ')}) words="${values.join(' ')}"; known=yes ;;`;
      }),
  );

const wordCase = ({ path, children, words, takesStore }: CommandSpec): string[] => {
  const fixed = [...children.map(({ name }) => name), ...words].join(' ');
  if (takesStore) return [`    ${path}) words="$(souk list -o name 2>/dev/null)" ;;`];
  return fixed ? [`    ${path}) words="${fixed}" ;;`] : [];
};

export function bashScript(specs: readonly CommandSpec[]): string {
  const paths = specs.map(({ path }) => path).filter((path) => path !== '/');
  return `# bash completion of souk
_souk() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}"
  local at=/ words= known= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${at%/}/\${COMP_WORDS[i]}" in
    ${paths.join(' | ')}) at="\${at%/}/\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at $prev" in
${valueCases(specs).join('\n')}
  esac
  if [[ -z $known && $cur == -* ]]; then
    case "$at" in
${specs.map((spec) => `    ${spec.path}) words="${[...flagsOf(spec), '--help'].join(' ')}" ;;`).join('\n')}
    esac
  elif [[ -z $known ]]; then
    case "$at" in
${specs.flatMap(wordCase).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _souk souk
`;
}
