import type { Run, Souk } from './souk.ts';

/** What differs from run to run, by names. */
const steady = (text: string, { url, configFile }: Souk): string =>
  text
    .replaceAll(url, 'http://souk.example:8080')
    .replaceAll(configFile, '~/.config/souk/config.json')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID');

/** Command lines with what they said and how they ended, to be read as a user would. */
export class Transcript {
  readonly #parts: string[] = [];
  readonly #souk: Souk;

  constructor(souk: Souk, title: string) {
    this.#souk = souk;
    this.#parts.push(`${title}\n${'='.repeat(title.length)}\n`);
  }

  say(words: string): void {
    this.#parts.push(`-- ${words}\n`);
  }

  /** Runs it to its end; answers the exit code. */
  async tell(line: string | string[], circumstances: Parameters<Souk['start']>[1] = {}): Promise<number> {
    return await this.record(line, this.#souk.start(line, circumstances));
  }

  async record(line: string | string[], run: Run): Promise<number> {
    const code = await run.code;
    const words = typeof line === 'string' ? line.split(' ') : line;
    const shown = words.map((word) => (/^[\w./:@=-]+$/.test(word) ? word : `'${word}'`)).join(' ');
    const end = code === 0 ? '' : `[exit ${code}]\n`;
    this.#parts.push(steady(`$ souk ${shown}\n${run.both}${end}`, this.#souk));
    return code;
  }

  text(): string {
    return this.#parts.join('\n');
  }
}
