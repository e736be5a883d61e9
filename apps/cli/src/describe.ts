import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { exits } from './exit-codes.ts';

/** "create <name>": without "[options]", as every command has some. */
export const usageOf = (command: CommandUnknownOpts): string => {
  const words = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...words].join(' ');
};

const leavesOf = (command: CommandUnknownOpts, path: string): { usage: string; says: string }[] =>
  command.commands.length > 0
    ? command.commands.flatMap((child) => leavesOf(child, `${path}${command.name()} `))
    : [{ usage: `${path}${usageOf(command)}`, says: command.description() }];

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

/** All commands by group, and the exit codes, as Markdown tables. */
export function describe(program: CommandUnknownOpts): string {
  const headings = [...new Set(program.commands.map((command) => command.helpGroup()))];
  const commands = headings.flatMap((heading) => {
    const own = program.commands.filter((command) => command.helpGroup() === heading);
    const leaves = own.flatMap((command) => leavesOf(command, ''));
    return leaves.map(({ usage, says }, index) =>
      row(index === 0 ? heading.replace(':', '') : '', `\`${usage}\``, says.replaceAll('|', '\\|')),
    );
  });
  const codes = Object.values(exits).map(({ code, meaning }) => row(String(code), meaning));
  return [
    row('', 'command', 'what it does'),
    '|---|---|---|',
    ...commands,
    '',
    row('exit code', 'meaning'),
    '|---|---|',
    ...codes,
  ].join('\n');
}
