import { Command } from '@commander-js/extra-typings';
import type { Store } from '@souk/contract';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { shortOutputOption, print } from '../output/formats.ts';
import { storeText } from '../output/store-text.ts';

export const getCommand = (cli: Cli) =>
  new Command('get')
    .description('tell all about a store')
    .argument('<name>', 'of the store', existingName)
    .addOption(shortOutputOption())
    .action(async (name, { output }) => {
      const client = await cli.connect();
      const store: Store = await client.getStore(name, { signal: cli.signal });
      await print(cli, output, store, () => storeText(store, { now: cli.now(), screen: cli.out }));
    });
