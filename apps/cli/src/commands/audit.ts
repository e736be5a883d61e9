import { Command } from '@commander-js/extra-typings';
import type { AuditRecord } from '@souk/contract';
import { existingName, wholeNumber } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { outputOption, print } from '../output/formats.ts';
import { shortName } from '../output/short-name.ts';
import { type Column, table } from '../output/table.ts';
import { moment } from '../output/times.ts';

const columns: Column<AuditRecord>[] = [
  { title: 'WHEN', of: ({ at }) => moment(at) },
  { title: 'WHO', of: ({ caller }) => shortName(caller) },
  { title: 'WHAT', of: ({ action }) => action },
  { title: 'STORE', of: ({ store }) => store ?? '-' },
  { title: 'RESULT', of: ({ result }) => ({ text: result, style: result === 'ok' ? 'green' : 'yellow' }) },
];

const wideColumns: Column<AuditRecord>[] = [
  ...columns,
  { title: 'FROM', of: ({ address }) => address },
  { title: 'BY', of: ({ via }) => via },
  { title: 'DETAIL', of: ({ detail }) => detail ?? '-' },
];

export const auditCommand = (cli: Cli) =>
  new Command('audit')
    .description('list who did what, newest first')
    .option('--store <name>', 'only what concerns this store', existingName)
    .option('--caller <user>', 'only what this user did')
    .option('--limit <number>', 'at most so many', wholeNumber(1, 500), 50)
    .addOption(outputOption())
    .action(async ({ output, ...query }) => {
      const client = await cli.connect();
      const list = await client.listAudit(query, { signal: cli.signal });
      const text = (wide: boolean) =>
        list.items.length > 0
          ? table(list.items, wide ? wideColumns : columns, cli.out)
          : 'Nothing is on record.\n';
      await print(cli, output, list, text);
    });
