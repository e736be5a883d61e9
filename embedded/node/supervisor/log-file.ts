import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const defaultLimit = 8 * 1024 * 1024;

/** A log that keeps at most twice `limit` bytes: the file itself and its predecessor, `.1`. */
export class LogFile {
  readonly path: string;
  readonly #limit: number;
  #file: number;
  #size: number;

  constructor(path: string, limit = defaultLimit) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#limit = limit;
    this.#file = openSync(path, 'a', 0o600);
    this.#size = fstatSync(this.#file).size;
  }

  write(chunk: Buffer | string): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (this.#size + bytes.length > this.#limit) this.#rotate();
    try {
      this.#size += writeSync(this.#file, bytes);
    } catch {
      // A full disk must not end the cluster because of its log.
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #rotate(): void {
    closeSync(this.#file);
    renameSync(this.path, `${this.path}.1`);
    this.#file = openSync(this.path, 'a', 0o600);
    this.#size = 0;
  }
}
