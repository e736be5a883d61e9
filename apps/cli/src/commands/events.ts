import { Command } from '@commander-js/extra-typings';
import type { Activity, Store } from '@souk/contract';
import { existingName } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { cleanLine } from '../output/clean.ts';
import { type Format, print, shortOutputOption } from '../output/formats.ts';
import { phaseStyles } from '../output/phases.ts';
import type { Screen } from '../output/screen.ts';
import { pad } from '../output/table.ts';
import { clock } from '../output/times.ts';

function activityLine({ count, lastAt, message, object, reason, type }: Activity, { paint }: Screen): string {
  const kind = type === 'Warning' ? paint('yellow', '!') : paint('dim', '·');
  const times = count > 1 ? paint('dim', ` (${count} times)`) : '';
  const head = `${paint('dim', clock(lastAt))}  ${kind} ${pad(cleanLine(reason), 22)}`;
  return `${head}  ${cleanLine(message)}${times}  ${paint('dim', cleanLine(object))}\n`;
}

/** For programs, one JSON document a line: YAML has no such thing for an endless list. */
const eventText = (event: Activity, output: Format, screen: Screen): string =>
  output === 'table' ? activityLine(event, screen) : `${JSON.stringify(event)}\n`;

async function followOne(cli: Cli, name: string, output: Format): Promise<void> {
  const client = await cli.connect();
  const told = new Set<string>();
  await client.activity(name, {
    signal: cli.signal,
    onEvent(event) {
      const { id, count, lastAt } = event;
      const key = [id, count, lastAt].join(' ');
      if (!told.has(key)) cli.out.write(eventText(event, output, cli.out));
      told.add(key);
    },
  });
}

async function listOne(cli: Cli, name: string, output: Format): Promise<void> {
  const client = await cli.connect();
  const list = await client.listActivity(name, { signal: cli.signal });
  const none = 'Nothing happened lately; Kubernetes forgets after an hour.\n';
  const text = () => list.items.map((event) => activityLine(event, cli.out)).join('') || none;
  await print(cli, output, list, text);
}

/** What each store becomes, from now on. */
async function followAll({ connect, now, out, signal }: Cli, output: Format): Promise<void> {
  const client = await connect();
  const known = new Map<string, string>();
  const tell = (name: string, phase: string, style: (text: string) => string, store: Store | null) => {
    if (known.get(name) === phase) return;
    known.set(name, phase);
    const time = out.paint('dim', clock(new Date(now()).toISOString()));
    if (output === 'table') out.line(`${time}  ${pad(name, 24)}  ${style(phase)}`);
    else out.line(JSON.stringify({ name, phase, store }));
  };
  const look = (store: Store) =>
    tell(store.name, store.phase, (text) => out.paint(phaseStyles[store.phase], text), store);
  await client.events({
    signal,
    onEvent({ event, data }) {
      if (event === 'snapshot') data.items.forEach(look);
      if (event === 'store') look(data);
      if (event === 'store-deleted') tell(data.name, 'gone', (text) => out.paint('dim', text), null);
    },
  });
}

export const eventsCommand = (cli: Cli) =>
  new Command('events')
    .description('tell what happened to a store, or follow what all stores become')
    .argument('[name]', 'of the store; all of them without it', existingName)
    .option('-f, --follow', 'go on until Ctrl-C')
    .addOption(shortOutputOption())
    .action(async (name, { follow, output }) => {
      if (name) await (follow ? followOne : listOne)(cli, name, output);
      else if (follow) await followAll(cli, output);
      else throw new CliError('usage', 'Name a store, or follow all of them with --follow.');
    });
