import { Argument, Command } from '@commander-js/extra-typings';
import { rotatable } from '@souk/contract';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { shortOutputOption } from '../output/formats.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';

export const rotateCommand = (cli: Cli) =>
  new Command('rotate')
    .description("make a store's admin password or its keys anew; new keys end every session")
    .argument('<name>', 'of the store', existingName)
    .addArgument(new Argument('<what>', 'admin-password or keys').choices(rotatable))
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
        done: `${name} has ${what === 'keys' ? 'new keys' : 'a new admin password'}`,
      });
    });
