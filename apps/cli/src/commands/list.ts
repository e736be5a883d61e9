import { Command, Option } from '@commander-js/extra-typings';
import type { Client } from '@souk/client';
import { type ListStoresQuery, phases, sortKeys, type Store, type StoreList } from '@souk/contract';
import { wholeNumber } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { print } from '../output/formats.ts';
import { phaseCell } from '../output/phases.ts';
import { shortName } from '../output/short-name.ts';
import { type Column, table } from '../output/table.ts';
import { age } from '../output/times.ts';

const pageSize = 200;
const formats = ['table', 'wide', 'name', 'json', 'yaml'] as const;

type Query = Partial<ListStoresQuery> & { limit: number };

/** Page after page, until there is no more or enough. */
async function listAll(client: Client, query: Query, signal: AbortSignal): Promise<StoreList> {
  const items: Store[] = [];
  let page: StoreList;
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageSize, query.limit - items.length);
    page = await client.listStores({ ...query, limit, ...(cursor ? { cursor } : {}) }, { signal });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && items.length < query.limit);
  return { items, nextCursor: cursor ?? null, total: page.total };
}

const columns = (now: number): Column<Store>[] => [
  { title: 'NAME', of: ({ name }) => name },
  { title: 'PHASE', of: phaseCell },
  { title: 'VERSION', of: ({ version }) => version },
  { title: 'ADDRESS', of: ({ url }) => url },
  { title: 'AGE', of: ({ createdAt }) => age(createdAt, now) },
];

const wideColumns = (now: number): Column<Store>[] => [
  ...columns(now).slice(0, 3),
  { title: 'PLAN', of: ({ plan }) => plan },
  { title: 'OWNER', of: ({ owner }) => shortName(owner) },
  { title: 'REVISION', align: 'right', of: ({ release }) => (release ? String(release.revision) : '-') },
  { title: 'PROTECTED', of: ({ deletionProtection }) => (deletionProtection ? 'yes' : 'no') },
  ...columns(now).slice(3),
  { title: 'DISPLAY NAME', of: ({ displayName }) => displayName },
];

function listText({ now, out }: Cli, { items, total }: StoreList, wide: boolean): string {
  if (items.length === 0) return 'There are no stores. Create one: souk create NAME --wait\n';
  const text = table(items, (wide ? wideColumns : columns)(now()), out);
  return items.length < total ? `${text}${out.paint('dim', `${items.length} of ${total} stores`)}\n` : text;
}

export const listCommand = (cli: Cli) =>
  new Command('list')
    .alias('ls')
    .description('list stores')
    .option('-q, --search <text>', 'only those with this in a name or an owner')
    .addOption(new Option('--phase <phase>', 'only those in this phase').choices(phases))
    .addOption(new Option('--sort <key>', 'in which order; - means downwards').choices(sortKeys))
    .option('--limit <number>', 'at most so many', wholeNumber(1, 1_000_000))
    .addOption(
      new Option('-o, --output <format>', 'how to print it').choices(formats).default('table' as const),
    )
    .action(async ({ search, limit = 1_000_000, output, ...options }) => {
      const client = await cli.connect();
      const query = { ...options, limit, ...(search === undefined ? {} : { q: search }) };
      const list = await listAll(client, query, cli.signal);
      const names = () => list.items.map(({ name }) => `${name}\n`).join('');
      if (output === 'name') await cli.out.pour(names());
      else await print(cli, output, list, (wide) => listText(cli, list, wide));
    });
