import { Argument, Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type CommandSpec, specsOf } from './specs.ts';
import { zshScript } from './zsh.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

const scripts: Record<Shell, (specs: readonly CommandSpec[]) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

const help = `
Put it to use in this shell:
  bash   source <(souk completion bash)
  zsh    source <(souk completion zsh)
  fish   souk completion fish | source
`;

export const completionCommand = (cli: Cli) =>
  new Command('completion')
    .description('print a script that completes commands, options and store names')
    .addArgument(new Argument('<shell>', 'which shell it is for').choices(shells))
    .addHelpText('after', help)
    .action(async (shell, _options, command) => {
      const { parent } = command;
      if (parent) await cli.out.pour(scripts[shell](specsOf(parent)));
    });
