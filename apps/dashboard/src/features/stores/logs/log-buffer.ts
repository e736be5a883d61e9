/** What a reader scrolls through at most; older lines are let go. */
const maxLines = 2_000;
/** One line that never ends must not fill the memory either. */
const maxLineLength = 4_000;

export type LogLines = { lines: readonly string[]; dropped: number };

const cut = (line: string) => (line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line);

/** Lines of a log that arrives in pieces, which may end within a line. */
export class LogBuffer {
  #lines: string[] = [];
  #rest = '';
  #dropped = 0;

  append(text: string): void {
    const lines = (this.#rest + text.replaceAll('\r\n', '\n')).split('\n');
    this.#rest = cut(lines.pop() ?? '');
    this.#lines.push(...lines.map(cut));
    const surplus = this.#lines.length - maxLines;
    if (surplus <= 0) return;
    this.#dropped += surplus;
    this.#lines = this.#lines.slice(surplus);
  }

  /** A picture of now, with a last line that may still grow. */
  read(): LogLines {
    const lines = this.#rest === '' ? [...this.#lines] : [...this.#lines, this.#rest];
    return { lines, dropped: this.#dropped };
  }
}
