import type { Exit } from './exit-codes.ts';

/** Ends the command with words for a person: a sentence, and lines on what to do now. Holds no secret. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exit: Exit;
  readonly hints: readonly string[];

  constructor(exit: Exit, sentence: string, ...hints: string[]) {
    super(sentence);
    this.exit = exit;
    this.hints = hints;
  }
}

/** A word of the command line breaks a rule; `rule` completes the sentence "The WHAT "WORD" …". */
export const wrongWord = (what: string, word: string, rule: string): CliError =>
  new CliError('usage', `The ${what} "${word}" ${rule}.`);
