import { Command } from '@commander-js/extra-typings';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { shortOutputOption } from '../output/formats.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';

type Words = { command: string; description: string; doing: string; done: string };

const sleepCommand = (cli: Cli, hibernated: boolean, { command, description, doing, done }: Words) =>
  new Command(command)
    .description(description)
    .argument('<name>', 'of the store', existingName)
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, options) => {
      const client = await cli.connect();
      const store = await client.patchStore(name, { hibernated }, { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'settled',
        doing: `${doing} ${name}`,
        done: `${name} is ${done}`,
      });
    });

export const hibernateCommand = (cli: Cli) =>
  sleepCommand(cli, true, {
    command: 'hibernate',
    description: 'put a store to sleep: its data stays, its pod goes',
    doing: 'Hibernating',
    done: 'asleep',
  });

export const wakeCommand = (cli: Cli) =>
  sleepCommand(cli, false, {
    command: 'wake',
    description: 'wake a sleeping store',
    doing: 'Waking',
    done: 'awake',
  });
