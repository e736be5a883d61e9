import { Command, Option } from '@commander-js/extra-typings';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { confirm } from '../input/confirm.ts';
import { shortOutputOption } from '../output/formats.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';
import { yesOption } from './yes-option.ts';

export const deleteCommand = (cli: Cli) =>
  new Command('delete')
    .description('delete a store and all its data')
    .argument('<name>', 'of the store', existingName)
    .addOption(new Option('--final-snapshot', 'take a last backup first, or delete nothing'))
    .addOption(new Option('--no-final-snapshot', 'take none; the platform decides otherwise'))
    .addOption(yesOption())
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, { yes = false, finalSnapshot, ...options }) => {
      const client = await cli.connect();
      const { displayName, finalSnapshot: usual } = await client.getStore(name, { signal: cli.signal });
      const called = displayName === name ? name : `${name} (${displayName})`;
      const first =
        (finalSnapshot ?? usual)
          ? ' A final backup is put into the bucket first.'
          : ' No final backup is made.';
      const consequence = `${called} will be deleted with all its data and the backups on its volume.${first}`;
      await confirm(cli, { consequence, yes, typed: name });
      const wish = finalSnapshot === undefined ? {} : { finalSnapshot };
      const store = await client.deleteStore(name, { signal: cli.signal, ...wish });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'gone',
        doing: `Deleting ${name}`,
        done: `${name} is gone without a trace`,
      });
    });
