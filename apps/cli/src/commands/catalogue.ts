import { Command } from '@commander-js/extra-typings';
import type { PlanList, VersionList } from '@souk/contract';
import type { Cli } from '../cli.ts';
import { print, shortOutputOption } from '../output/formats.ts';
import { type Column, table } from '../output/table.ts';

const usual = (item: { default: boolean }): string => (item.default ? 'yes' : 'no');

const versionColumns: Column<VersionList['items'][number]>[] = [
  { title: 'VERSION', of: ({ version }) => version },
  { title: 'FOR NEW STORES', of: usual },
];

export const versionsCommand = (cli: Cli) =>
  new Command('versions')
    .description('list the Medusa versions on offer')
    .addOption(shortOutputOption())
    .action(async ({ output }) => {
      const client = await cli.connect();
      const list = await client.listVersions({ signal: cli.signal });
      await print(cli, output, list, () => table(list.items, versionColumns, cli.out));
    });

const planColumns: Column<PlanList['items'][number]>[] = [
  { title: 'PLAN', of: ({ name }) => name },
  { title: 'MEMORY', align: 'right', of: ({ memory }) => memory },
  { title: 'DISK', align: 'right', of: ({ storage }) => storage },
  { title: 'USUAL', of: usual },
  { title: 'MEANT FOR', of: ({ description }) => description },
];

export const plansCommand = (cli: Cli) =>
  new Command('plans')
    .description('list the plans on offer')
    .addOption(shortOutputOption())
    .action(async ({ output }) => {
      const client = await cli.connect();
      const list = await client.listPlans({ signal: cli.signal });
      await print(cli, output, list, () => table(list.items, planColumns, cli.out));
    });
