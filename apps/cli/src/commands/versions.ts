import { Command } from '@commander-js/extra-typings';
import type { Client } from '@souk/client';
import { existingName, rules, wholeNumber } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { shortOutputOption } from '../output/formats.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';

async function newestOnOffer(client: Client, signal: AbortSignal): Promise<string> {
  const { items } = await client.listVersions({ signal });
  const usual = items.find((item) => item.default);
  if (usual) return usual.version;
  throw new CliError('failed', 'The platform offers no version.');
}

export const upgradeCommand = (cli: Cli) =>
  new Command('upgrade')
    .description('move a store to another Medusa version')
    .argument('<name>', 'of the store', existingName)
    .argument('[version]', 'a version on offer; the one that new stores get otherwise', rules.version)
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, wanted, options) => {
      const client = await cli.connect();
      const { signal } = cli;
      const { etag, version: from } = await client.getStore(name, { signal });
      const version = wanted ?? (await newestOnOffer(client, signal));
      const store = await client.patchStore(name, { version }, { signal, ifMatch: etag });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'settled',
        doing:
          from === version
            ? `${name} is to have ${version} already`
            : `Upgrading ${name} from ${from} to ${version}`,
        done: `${name} runs ${version}`,
      });
    });

export const rollbackCommand = (cli: Cli) =>
  new Command('rollback')
    .description('go back to the version of an earlier revision')
    .argument('<name>', 'of the store', existingName)
    .option(
      '--to <revision>',
      'a revision of souk history; the last with another version otherwise',
      wholeNumber(1, 1_000_000),
    )
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, { to: revision, ...options }) => {
      const client = await cli.connect();
      const body = revision === undefined ? {} : { revision };
      const store = await client.rollbackStore(name, body, { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'settled',
        doing: `Rolling ${name} back to ${store.version}`,
        done: `${name} runs ${store.version}`,
      });
    });

export const retryCommand = (cli: Cli) =>
  new Command('retry')
    .description('try a failed store again')
    .argument('<name>', 'of the store', existingName)
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, options) => {
      const client = await cli.connect();
      const store = await client.retryStore(name, { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'retried',
        doing: `Trying ${name} again`,
        done: `${name} is ready`,
      });
    });
