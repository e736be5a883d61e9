import { Argument, Command } from '@commander-js/extra-typings';
import { rotatable } from '@souk/contract';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { shortOutputOption } from '../output/formats.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';

const made: Record<(typeof rotatable)[number], string> = {
  'admin-password': 'a new admin password',
  keys: 'new keys',
  'database-password': 'been asked to take a new database password',
};

export const rotateCommand = (cli: Cli) =>
  new Command('rotate')
    .description(
      "make a store's admin password, its keys or its database's password anew; new keys end every session",
    )
    .argument('<name>', 'of the store', existingName)
    .addArgument(new Argument('<what>', 'admin-password, keys or database-password').choices(rotatable))
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, what, options) => {
      const client = await cli.connect();
      const store = await client.rotateCredentials(name, { what }, { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'settled',
        doing: `Rotating ${what} of ${name}`,
        done: `${name} has ${made[what]}`,
      });
    });
