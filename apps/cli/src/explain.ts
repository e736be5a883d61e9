import { ApiProblem, ConnectionError } from '@souk/client';
import type { Problem } from '@souk/contract';
import { CommanderError } from '@commander-js/extra-typings';
import { CliError } from './cli-error.ts';
import { type Exit, exitOfProblem } from './exit-codes.ts';

/** What to tell about a run that did not go well: nothing, or a sentence with what else is known. */
export type Explanation = { exit: Exit; sentence?: string; hints: readonly string[] };

const sentenceOf = (words: string): string => {
  const begun = words.slice(0, 1).toUpperCase() + words.slice(1);
  return /[.!?)]$/.test(begun) ? begun : `${begun}.`;
};

const hintOf: Partial<Record<Problem['code'], string>> = {
  unauthenticated: 'Sign in with: souk login',
  'store-not-found': 'The stores that you may see: souk list',
  'snapshot-not-found': 'The backups of a store: souk snapshot list NAME',
};

function ofProblem({ problem, retryAfter }: ApiProblem): Explanation {
  const { code, title, detail, errors = [], actions } = problem;
  const fields = errors.map(({ field, message }) => sentenceOf(`${field} ${message}`));
  const told = detail ? sentenceOf(detail) : undefined;
  const [only] = fields;
  const sentence = told ?? (only && fields.length === 1 ? only : sentenceOf(title));
  const rules = told === undefined && fields.length === 1 ? [] : fields.filter((field) => field !== told);
  return {
    exit: exitOfProblem[code],
    sentence,
    hints: [
      ...rules,
      ...(actions && actions.length > 0 ? [`Allowed now: ${actions.join(', ')}`] : []),
      ...(retryAfter ? [`Try again in ${retryAfter} s.`] : []),
      ...(hintOf[code] ? [hintOf[code]] : []),
    ],
  };
}

const causeOf = ({ cause }: Error): string => {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const { code } = (inner ?? {}) as { code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
};

/** Commander says "error: unknown option '--foo'", with a suggestion on a line of its own. */
function ofCommander({ exitCode, message, code }: CommanderError): Explanation {
  if (exitCode === 0) return { exit: 'ok', hints: [] };
  if (code === 'commander.help') return { exit: 'usage', hints: [] };
  const words = message.replace(/^error: (command-argument value )?/, '');
  const [first = '', ...more] = words.split('\n');
  const hints = more.map((line) => line.replace(/^\((.*)\)$/, '$1').trim()).filter(Boolean);
  return { exit: 'usage', sentence: sentenceOf(first), hints: [...hints, 'All about a command: add --help'] };
}

export function explain(error: unknown, address?: string): Explanation {
  if (error instanceof CliError) return { exit: error.exit, sentence: error.message, hints: error.hints };
  if (error instanceof ApiProblem) return ofProblem(error);
  if (error instanceof ConnectionError) {
    const sentence = `Souk does not answer${address ? ` at ${address}` : ''}: ${error.message}${causeOf(error)}.`;
    return { exit: 'unreachable', sentence, hints: ['Is it running, and is the address right?'] };
  }
  if (error instanceof CommanderError) return ofCommander(error);
  const words = error instanceof Error ? error.message : 'no reason is given';
  return { exit: 'failed', sentence: `Something went wrong in this command: ${words}.`, hints: [] };
}
