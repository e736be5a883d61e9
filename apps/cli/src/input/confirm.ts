import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';

/** `typed` must be entered to go on; without it "y" does. */
type Question = { consequence: string; yes: boolean; typed?: string };

const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer);

/** Asks before something that cannot be undone. Where nobody can answer, only `--yes` is an answer. */
export async function confirm(cli: Cli, { consequence, yes, typed }: Question): Promise<void> {
  if (yes) return;
  if (!cli.input.isTerminal || !cli.err.isTerminal)
    throw new CliError(
      'usage',
      `${consequence} Nobody can be asked here.`,
      'If that is what you want, add --yes',
    );
  cli.err.line(consequence);
  const words = typed ? `Type ${typed} to go on: ` : 'Go on? [y/N] ';
  const answer = (await cli.input.ask(words)).trim();
  if (typed ? answer === typed : isYes(answer)) return;
  throw new CliError('failed', 'Nothing was changed.');
}
