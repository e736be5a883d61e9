import { Command, Option } from '@commander-js/extra-typings';
import { type CreateStoreRequest, seeds, type Store } from '@souk/contract';
import { newName, rules } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { shortOutputOption } from '../output/formats.ts';
import { fields } from '../output/table.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';

/** Options of the command that are no fields of the store. */
type Rest = { wait?: true; timeout: number; output: unknown; email?: string };

function requestOf(name: string, options: Rest & Omit<CreateStoreRequest, 'name'>): CreateStoreRequest {
  const { wait: _wait, timeout: _timeout, output: _output, email, ...wished } = options;
  return { name, ...wished, ...(email === undefined ? {} : { adminEmail: email }) };
}

export const createCommand = (cli: Cli) =>
  new Command('create')
    .description('create a store')
    .argument('<name>', 'its name, which becomes a part of its address', newName)
    .option('-d, --display-name <text>', 'what shoppers read; the name otherwise', rules.displayName)
    .option('--version <version>', 'a Medusa version on offer; the usual one otherwise', rules.version)
    .option('--plan <plan>', 'a plan on offer; the usual one otherwise', rules.plan)
    .option('--email <address>', "address of the store's first admin", rules.email)
    .addOption(new Option('--seed <what>', 'what the shop starts with').choices(seeds))
    .option('--currency <code>', 'such as eur', rules.currency)
    .option('--country <code>', 'such as de', rules.country)
    .option('--sleep-after <time>', 'idle time after which it sleeps by itself, such as 30m', rules.idleTime)
    .option(
      '--from <store/id>',
      "a backup of another store to begin with, as 'snapshot list' shows it",
      rules.from,
    )
    .option('--team <group>', 'one of your groups, which then owns the store')
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, options) => {
      const client = await cli.connect();
      const store = await client.createStore(requestOf(name, options), { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'settled',
        doing: `Creating ${name}`,
        done: `${name} is ready`,
        outcome: (ready) => addresses(cli, ready),
      });
    });

const addresses = ({ out }: Cli, { name, url, adminUrl }: Store): string =>
  fields(
    [
      ['Shop', { text: url, style: 'bold' }],
      ['Admin', adminUrl],
      ['Login', `souk credentials ${name}`],
    ],
    out,
  );
