import { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { findLogin } from '../config/login.ts';
import type { Result } from '../doctor/examine.ts';
import { cleanLine } from '../output/clean.ts';
import { print, shortOutputOption } from '../output/formats.ts';
import type { Style } from '../output/screen.ts';
import { pad } from '../output/table.ts';

const marks: Record<Result['state'], { sign: string; style: Style }> = {
  ok: { sign: '✓', style: 'green' },
  warning: { sign: '!', style: 'yellow' },
  failed: { sign: '✗', style: 'red' },
  skipped: { sign: '·', style: 'dim' },
};

const width = 'Orchestrator and edge'.length;

function lineOf({ name, state, message, hint }: Result, { out: { paint } }: Cli): string {
  const { sign, style } = marks[state];
  const line = `${paint(style, sign)} ${pad(name, width)}  ${cleanLine(message)}\n`;
  return hint ? `${line}${' '.repeat(width + 4)}${paint('dim', cleanLine(hint))}\n` : line;
}

export const doctorCommand = (cli: Cli) =>
  new Command('doctor')
    .description('look whether cluster and platform are fit for stores, before there is an API')
    .option('-n, --namespace <name>', 'of the platform', 'souk-system')
    .addOption(shortOutputOption())
    .action(async ({ namespace, output }) => {
      // Much to load, and only for this one command.
      const { examine } = await import('../doctor/examine.ts');
      const login = await findLogin(cli.env).catch(() => undefined);
      const results: Result[] = [];
      for await (const result of examine({ namespace, url: cli.env.url ?? login?.url })) {
        results.push(result);
        if (output === 'table') cli.out.write(lineOf(result, cli));
      }
      if (output !== 'table') await print(cli, output, { checks: results }, () => '');
      const failed = results.filter(({ state }) => state === 'failed').length;
      if (failed > 0)
        throw new CliError('failed', `${failed} of ${results.length} checks failed; see what each says.`);
    });
