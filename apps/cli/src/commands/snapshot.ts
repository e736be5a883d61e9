import { Command } from '@commander-js/extra-typings';
import type { Client } from '@souk/client';
import type { FinalSnapshotRecord, Snapshot } from '@souk/contract';
import { existingName, snapshotId, timeSpan } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { confirm } from '../input/confirm.ts';
import { print, shortOutputOption } from '../output/formats.ts';
import { size } from '../output/sizes.ts';
import { type Column, table } from '../output/table.ts';
import { age, duration, moment } from '../output/times.ts';
import { timeoutOption, waitOption } from '../wait/wait-options.ts';
import { afterChange } from './after-change.ts';
import { yesOption } from './yes-option.ts';

const columns = (now: number): Column<Snapshot>[] => [
  { title: 'ID', of: ({ id }) => id },
  { title: 'MADE', of: ({ createdAt }) => moment(createdAt) },
  { title: 'AGE', of: ({ createdAt }) => age(createdAt, now) },
  { title: 'VERSION', of: ({ version }) => version },
  { title: 'SIZE', align: 'right', of: ({ bytes }) => size(bytes) },
  { title: 'WHY', of: ({ reason }) => reason },
  { title: 'WHERE', of: ({ place }) => place },
];

const createSnapshotCommand = (cli: Cli) =>
  new Command('create')
    .description('back a store up now')
    .argument('<name>', 'of the store', existingName)
    .option('--timeout <time>', 'how long it may take, such as 90s or 10m', timeSpan, 600_000)
    .addOption(shortOutputOption())
    .action(async (name, { output, timeout: timeoutMs }) => {
      const client = await cli.connect({ timeoutMs });
      const begun = cli.now();
      if (cli.err.isTerminal) cli.err.line(`Backing ${name} up`);
      const snapshot = await client.createSnapshot(name, { signal: cli.signal });
      const { bytes, id } = snapshot;
      const text = `${cli.out.paint('green', '✓')} Backup ${id} (${size(bytes)}) made in ${duration(cli.now() - begun)}.\n`;
      await print(cli, output, snapshot, () => text);
    });

const listSnapshotsCommand = (cli: Cli) =>
  new Command('list')
    .alias('ls')
    .description('list the backups of a store, newest first')
    .argument('<name>', 'of the store', existingName)
    .addOption(shortOutputOption())
    .action(async (name, { output }) => {
      const client = await cli.connect();
      const list = await client.listSnapshots(name, { signal: cli.signal });
      const none = `${name} has no backups. Make one: souk snapshot create ${name}\n`;
      await print(cli, output, list, () =>
        [
          list.problem === undefined ? '' : `${cli.out.paint('yellow', '!')} ${list.problem}\n`,
          list.items.length > 0 ? table(list.items, columns(cli.now()), cli.out) : none,
        ].join(''),
      );
    });

const finalColumns = (now: number): Column<FinalSnapshotRecord>[] => [
  { title: 'STORE', of: ({ store }) => store },
  ...columns(now).map(({ of, ...column }) => ({
    ...column,
    of: ({ snapshot }: FinalSnapshotRecord) => of(snapshot),
  })),
];

const finalSnapshotsCommand = (cli: Cli) =>
  new Command('final')
    .description('list the final backups of stores that were deleted')
    .addOption(shortOutputOption())
    .action(async ({ output }) => {
      const client = await cli.connect();
      const list = await client.listFinalSnapshots({ signal: cli.signal });
      await print(cli, output, list, () =>
        list.items.length > 0
          ? table(list.items, finalColumns(cli.now()), cli.out)
          : 'No store was deleted with a final backup.\n',
      );
    });

/** What the store has by this id; `latest` is the newest. */
async function findSnapshot({ signal }: Cli, client: Client, name: string, id: string): Promise<Snapshot> {
  const { items } = await client.listSnapshots(name, { signal });
  const found = id === 'latest' ? items[0] : items.find((item) => item.id === id);
  if (found) return found;
  const sentence = items.length > 0 ? `${name} has no backup ${id}.` : `${name} has no backups.`;
  throw new CliError('not-found', sentence, `Those that it has: souk snapshot list ${name}`);
}

const deleteSnapshotCommand = (cli: Cli) =>
  new Command('delete')
    .alias('rm')
    .description('delete a backup')
    .argument('<name>', 'of the store', existingName)
    .argument('<id>', 'of the backup', snapshotId)
    .addOption(yesOption())
    .action(async (name, id, { yes = false }) => {
      const client = await cli.connect();
      const { createdAt } = await findSnapshot(cli, client, name, id);
      const consequence = `The backup ${id} of ${name}, made on ${moment(createdAt)}, will be deleted.`;
      await confirm(cli, { consequence, yes });
      await client.deleteSnapshot(name, id, { signal: cli.signal });
      cli.out.line(`Backup ${id} of ${name} is deleted.`);
    });

export const snapshotCommand = (cli: Cli) =>
  new Command('snapshot')
    .description('make, list and delete backups')
    .addCommand(createSnapshotCommand(cli))
    .addCommand(listSnapshotsCommand(cli))
    .addCommand(deleteSnapshotCommand(cli))
    .addCommand(finalSnapshotsCommand(cli));

export const restoreCommand = (cli: Cli) =>
  new Command('restore')
    .description('put a store back to a backup')
    .argument('<name>', 'of the store', existingName)
    .argument('<id>', 'of the backup, or latest', snapshotId)
    .addOption(yesOption())
    .addOption(waitOption())
    .addOption(timeoutOption())
    .addOption(shortOutputOption())
    .action(async (name, wanted, { yes = false, ...options }) => {
      const client = await cli.connect();
      const { createdAt, id } = await findSnapshot(cli, client, name, wanted);
      const made = `${moment(createdAt)}, ${age(createdAt, cli.now())} ago`;
      const consequence = `${name} goes back to its backup of ${made}. Whatever came after it, orders too, is lost.`;
      await confirm(cli, { consequence, yes });
      const store = await client.restoreSnapshot(name, id, { signal: cli.signal });
      await afterChange(store, {
        cli,
        client,
        options,
        goal: 'restored',
        doing: `Restoring ${name} from ${id}`,
        done: `${name} is as it was on ${moment(createdAt)}`,
      });
    });
