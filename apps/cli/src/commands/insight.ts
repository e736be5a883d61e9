import { Command } from '@commander-js/extra-typings';
import type { Revision, Usage } from '@souk/contract';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { print, shortOutputOption } from '../output/formats.ts';
import type { Screen } from '../output/screen.ts';
import { percent, size } from '../output/sizes.ts';
import { type Column, fields, table } from '../output/table.ts';
import { moment } from '../output/times.ts';

export const credentialsCommand = (cli: Cli) =>
  new Command('credentials')
    .description("print the store's first admin login; the reading is audited")
    .argument('<name>', 'of the store', existingName)
    .addOption(shortOutputOption())
    .action(async (name, { output }) => {
      const client = await cli.connect();
      const login = await client.getCredentials(name, { signal: cli.signal });
      const { adminUrl, email, password } = login;
      const text = () =>
        fields(
          [
            ['Admin', adminUrl],
            ['E-mail', email],
            ['Password', password],
          ],
          cli.out,
        );
      await print(cli, output, login, text);
    });

const revisionColumns: Column<Revision>[] = [
  { title: 'REVISION', align: 'right', of: ({ revision }) => String(revision) },
  { title: 'STATUS', of: ({ status }) => status },
  { title: 'VERSION', of: ({ version }) => version },
  { title: 'MADE', of: ({ updatedAt }) => (updatedAt === null ? '-' : moment(updatedAt)) },
];

export const historyCommand = (cli: Cli) =>
  new Command('history')
    .description("list the revisions of a store's release, newest first")
    .argument('<name>', 'of the store', existingName)
    .addOption(shortOutputOption())
    .action(async (name, { output }) => {
      const client = await cli.connect();
      const list = await client.getHistory(name, { signal: cli.signal });
      const text = () =>
        list.items.length > 0 ? table(list.items, revisionColumns, cli.out) : 'There is no release.\n';
      await print(cli, output, list, text);
    });

const cores = (value: number): string => (value < 1 ? `${Math.round(value * 1000)}m` : value.toFixed(2));
const ofWhole = (part: number, whole: number): string =>
  `${size(part)} of ${size(whole)} (${percent(part, whole)})`;

export function usageText(usage: Usage, screen: Screen): string {
  const { containers, cpuCores, disk, memoryBytes, memoryLimitBytes } = usage;
  const columns: Column<Usage['containers'][number]>[] = [
    { title: 'CONTAINER', of: ({ name }) => name },
    { title: 'CPU', align: 'right', of: (one) => cores(one.cpuCores) },
    { title: 'MEMORY', align: 'right', of: (one) => size(one.memoryBytes) },
  ];
  const total = fields(
    [
      ['CPU', `${cpuCores.toFixed(3)} cores`],
      ['Memory', memoryLimitBytes === null ? size(memoryBytes) : ofWhole(memoryBytes, memoryLimitBytes)],
      ['Disk', disk === null ? 'nobody measures it here' : ofWhole(disk.usedBytes, disk.capacityBytes)],
    ],
    screen,
  );
  return containers.length > 0 ? `${total}\n${table(containers, columns, screen)}` : total;
}

export const usageCommand = (cli: Cli) =>
  new Command('usage')
    .description('tell what CPU, memory and disk a store takes now')
    .argument('<name>', 'of the store', existingName)
    .addOption(shortOutputOption())
    .action(async (name, { output }) => {
      const client = await cli.connect();
      const usage = await client.getUsage(name, { signal: cli.signal });
      await print(cli, output, usage, () => usageText(usage, cli.out));
    });
