import { Command } from '@commander-js/extra-typings';
import type { PatchStoreRequest } from '@souk/contract';
import { existingName, rules } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { confirm } from '../input/confirm.ts';
import { print, shortOutputOption } from '../output/formats.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';
import { yesOption } from './yes-option.ts';

type Options = { displayName?: string; plan?: string; protect?: boolean; sleepAfter?: string };

function patchOf({ displayName, plan, protect, sleepAfter }: Options): PatchStoreRequest {
  const patch = {
    ...(displayName === undefined ? {} : { displayName: displayName || null }),
    ...(plan === undefined ? {} : { plan }),
    ...(sleepAfter === undefined ? {} : { sleepAfter: sleepAfter === 'never' ? null : sleepAfter }),
    ...(protect === undefined ? {} : { deletionProtection: protect }),
  };
  if (Object.keys(patch).length > 0) return patch;
  throw new CliError(
    'usage',
    'Say what to change: --display-name, --plan, --sleep-after, --protect or --no-protect.',
  );
}

export const updateCommand = (cli: Cli) =>
  new Command('update')
    .description(
      'change what a store is called, its plan, when it sleeps, or its protection against deletion',
    )
    .argument('<name>', 'of the store', existingName)
    .option('-d, --display-name <text>', 'what shoppers read; "" means the name')
    .option('--plan <plan>', 'a plan on offer', rules.plan)
    .option(
      '--sleep-after <time>',
      'idle time after which it sleeps by itself, such as 30m; never: only when told to',
      rules.idleTimeOrNever,
    )
    .option('--protect', 'protect it against deletion')
    .option('--no-protect', 'allow its deletion')
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, options) => {
      const patch = patchOf(options);
      const client = await cli.connect();
      const store = await client.patchStore(name, patch, { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'settled',
        doing: `Changing ${name}`,
        done: `${name} is changed`,
      });
    });

export const transferCommand = (cli: Cli) =>
  new Command('transfer')
    .description('hand a store over to another owner')
    .argument('<name>', 'of the store', existingName)
    .argument('<owner>', 'a user as souk whoami names it, or group:NAME for a team', rules.owner)
    .addOption(yesOption())
    .addOption(shortOutputOption())
    .action(async (name, owner, { output, yes = false }) => {
      const client = await cli.connect();
      const { signal } = cli;
      const { etag, owner: before } = await client.getStore(name, { signal });
      const consequence = `${name} will belong to ${owner}, no longer to ${before}; you may not see it any more then.`;
      await confirm(cli, { consequence, yes });
      const store = await client.patchStore(name, { owner }, { signal, ifMatch: etag });
      await print(cli, output, store, () => `${name} belongs to ${store.owner} now.\n`);
    });
