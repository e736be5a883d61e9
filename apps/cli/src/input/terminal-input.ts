import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CliError } from '../cli-error.ts';
import type { Input } from './input.ts';

/** A token is at most 16 KiB. */
const maxPiped = 64 * 1024;

type Terminal = { stdin: NodeJS.ReadStream; stderr: NodeJS.WriteStream; signal: AbortSignal };

/** Questions go to the error output, so that what is asked for can be piped on. */
export function createInput({ stdin, stderr, signal }: Terminal): Input {
  async function question(words: string, output: NodeJS.WritableStream): Promise<string> {
    const lines = createInterface({ input: stdin, output, terminal: stdin.isTTY });
    // In raw mode Ctrl-C is a key, and closes the reader instead of ending the process.
    const closed = new AbortController();
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.once('close', () => closed.abort(new CliError('failed', 'No answer came; nothing was changed.')));
    try {
      return await lines.question(words, { signal: AbortSignal.any([signal, closed.signal]) });
    } catch (error) {
      signal.throwIfAborted();
      throw closed.signal.aborted ? closed.signal.reason : error;
    } finally {
      lines.close();
    }
  }
  return {
    isTerminal: stdin.isTTY === true,
    ask: (words) => question(words, stderr),
    async askSecretly(words) {
      stderr.write(words);
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
      try {
        return await question('', silent);
      } finally {
        stderr.write('\n');
      }
    },
    async readAll() {
      const piped = await text(stdin);
      return piped.slice(0, maxPiped);
    },
  };
}
