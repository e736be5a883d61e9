import type { CommandUnknownOpts } from '@commander-js/extra-typings';

export type OptionSpec = {
  long: string;
  short: string | undefined;
  description: string;
  /** `values` are those that may follow, where they are known. */
  takesValue: boolean;
  values: readonly string[];
};

/** A command as a shell needs to know it. */
export type CommandSpec = {
  /** `/` is the program itself, `/snapshot/list` a command of a command. */
  path: string;
  children: readonly { name: string; description: string }[];
  options: readonly OptionSpec[];
  /** Its first argument is the name of a store, or one of `words`. */
  takesStore: boolean;
  words: readonly string[];
};

const optionsOf = (command: CommandUnknownOpts): OptionSpec[] =>
  command.options.map(({ long, short, description, required, argChoices }) => ({
    long: long ?? '',
    short,
    description,
    takesValue: required,
    values: argChoices ?? [],
  }));

/** The program and all its commands, from the same tree that parses the command line. */
export function specsOf(command: CommandUnknownOpts, parent = ''): CommandSpec[] {
  const path = parent === '' ? '/' : `${parent === '/' ? '' : parent}/${command.name()}`;
  const [first] = command.registeredArguments;
  const spec: CommandSpec = {
    path,
    children: command.commands.map((child) => ({ name: child.name(), description: child.description() })),
    options: optionsOf(command),
    takesStore: first?.name() === 'name' && path !== '/create',
    words: first?.argChoices ?? [],
  };
  return [spec, ...command.commands.flatMap((child) => specsOf(child, path))];
}
