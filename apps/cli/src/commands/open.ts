import { Command } from '@commander-js/extra-typings';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';

export const openCommand = (cli: Cli) =>
  new Command('open')
    .description('open a shop in the browser')
    .argument('<name>', 'of the store', existingName)
    .option('--admin', 'its Medusa Admin instead')
    .option('--print', 'only print the address')
    .action(async (name, { admin, print }) => {
      const client = await cli.connect();
      const store = await client.getStore(name, { signal: cli.signal });
      const url = admin ? store.adminUrl : store.url;
      cli.out.line(url);
      if (store.phase !== 'Ready') cli.err.line(`${name} is ${store.phase}: it may not answer.`);
      if (!print && cli.out.isTerminal) await cli.openInBrowser(url);
    });
