import { Command, Option } from '@commander-js/extra-typings';
import { storeContainers } from '@souk/contract';
import { existingName, wholeNumber } from '../arguments.ts';
import type { Cli } from '../cli.ts';
import { clean } from '../output/clean.ts';

/** Whole lines: an escape sequence that arrives in two pieces is still seen as one. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const end = (rest + piece).lastIndexOf('\n') + 1;
    const text = rest + piece;
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  if (rest) yield `${rest}\n`;
}

export const logsCommand = (cli: Cli) =>
  new Command('logs')
    .description("print the log of a store's server or database")
    .argument('<name>', 'of the store', existingName)
    .option('-f, --follow', 'go on with what is written from now on, until Ctrl-C')
    .addOption(
      new Option('-c, --container <container>', 'whose log')
        .choices(storeContainers)
        .default('medusa' as const),
    )
    .option('--tail <lines>', 'so many of the last lines', wholeNumber(0, 5_000), 200)
    .option('-p, --previous', 'of the container before its last restart')
    .action(async (name, { container, follow = false, previous = false, tail }) => {
      const client = await cli.connect();
      const query = { container, tail, follow, previous };
      const pieces = client.logs(name, query, { signal: cli.signal });
      if (!cli.out.isTerminal) for await (const piece of pieces) await cli.out.pour(piece);
      else for await (const lines of linesOf(pieces)) await cli.out.pour(clean(lines));
      if (follow) cli.err.line('The log has ended: its container stopped.');
    });
