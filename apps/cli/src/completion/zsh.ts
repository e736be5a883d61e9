import type { CommandSpec } from './specs.ts';

/** In single quotes; a colon parts a word from what is said of it. */
const described = (word: string, description: string): string =>
  `'${`${word.replaceAll(':', '\\:')}:${description}`.replaceAll("'", "'\\''")}'`;

const valueCases = (specs: readonly CommandSpec[]): string[] =>
  specs.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ long, short, values }) => {
        const patterns = [long, ...(short ? [short] : [])].map((flag) => `'${path} ${flag}'`);
        const add = values.length > 0 ? `compadd -- ${values.join(' ')}; ` : '';
        return `    ${patterns.join(' | ')}) ${add}return ;;`;
      }),
  );

function wordCase({ path, children, words, takesStore }: CommandSpec): string[] {
  if (takesStore) return [`    ${path}) compadd -- \${(f)"$(souk list -o name 2>/dev/null)"} ;;`];
  if (words.length > 0) return [`    ${path}) compadd -- ${words.join(' ')} ;;`];
  const found = children.map(({ name, description }) => described(name, description)).join(' ');
  return found ? [`    ${path}) found=(${found}); _describe command found ;;`] : [];
}

const optionCase = ({ path, options }: CommandSpec): string => {
  const found = options.map(({ long, description }) => described(long, description));
  return `    ${path}) found=(${[...found, described('--help', 'tell all about it')].join(' ')}) ;;`;
};

export function zshScript(specs: readonly CommandSpec[]): string {
  const paths = specs.map(({ path }) => path).filter((path) => path !== '/');
  return `#compdef souk
_souk() {
  local at=/ i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    case "\${at%/}/\${words[i]}" in
    (${paths.join('|')}) at="\${at%/}/\${words[i]}" ;;
    esac
  done
  case "$at \${words[CURRENT - 1]}" in
${valueCases(specs).join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    case "$at" in
${specs.map(optionCase).join('\n')}
    esac
    _describe option found
    return
  fi
  case "$at" in
${specs.flatMap(wordCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _souk ]]; then _souk; else compdef _souk souk; fi
`;
}
