import { once } from 'node:events';
import { styleText } from 'node:util';
import type { Env } from '../config/env.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';
export type Paint = (style: Style, text: string) => string;

/** One of the two ways out. */
export type Screen = {
  write(text: string): void;
  line(text?: string): void;
  /** Writes, and resolves when there is room for more. */
  pour(text: string): Promise<void>;
  paint: Paint;
  isTerminal: boolean;
  /** The cursor can be moved, so that lines can be drawn anew. */
  canRedraw: boolean;
  columns(): number;
};

type Stream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

const plain: Paint = (_style, text) => text;
const coloured: Paint = (style, text) =>
  text === '' ? '' : styleText(style, text, { validateStream: false });

export function createScreen(stream: Stream, { colour, dumb }: Pick<Env, 'colour' | 'dumb'>): Screen {
  const isTerminal = stream.isTTY === true;
  const paint = colour === 'always' || (colour === 'on-terminals' && isTerminal) ? coloured : plain;
  return {
    write: (text) => void stream.write(text),
    line: (text = '') => void stream.write(`${text}\n`),
    async pour(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    paint,
    isTerminal,
    canRedraw: isTerminal && !dumb,
    // A terminal of unknown size says 0.
    columns: () => stream.columns || 80,
  };
}
