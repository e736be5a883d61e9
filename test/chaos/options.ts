import { parseArgs } from 'node:util';
import { rules } from './mutations/rules.mjs';

export type ChaosOptions = {
  /** The same seed makes the same choices; when they happen is up to the machine. */
  seed: number;
  /** How long things go wrong; up to twice as long, and 90 s at least, when a verb still lacks kills. */
  seconds: number;
  /** Orchestrators at once. */
  replicas: number;
  /** Names that light stores come and go by. */
  stores: number;
  /** Stores with a real Medusa. */
  real: number;
  /** Kills that must hit each of helm's verbs. */
  kills: number;
  /** How long the API server is stopped in one go; 0: it is only killed. */
  stopSeconds: number;
  /** A repair rule to leave out; the run must then fail. */
  without: string;
};

export class OptionError extends Error {}

const usual: ChaosOptions = {
  seed: 1,
  seconds: 300,
  replicas: 3,
  stores: 16,
  real: 2,
  kills: 20,
  stopSeconds: 60,
  without: '',
};

/** Part of `npm test`: less of everything. */
const short: ChaosOptions = {
  ...usual,
  seconds: 25,
  replicas: 2,
  stores: 10,
  real: 0,
  kills: 1,
  stopSeconds: 0,
};

const words = ['seed', 'seconds', 'replicas', 'stores', 'real', 'kills'] as const;

/** Throws OptionError that names the option and its rule. */
export function parseOptions(args: string[]): ChaosOptions {
  const { values } = read(args);
  const base = values.short ? short : usual;
  const number = (name: (typeof words)[number] | 'stop-seconds', fallback: number): number => {
    const text = values[name];
    if (text === undefined) return fallback;
    if (/^\d{1,6}$/.test(text)) return Number(text);
    throw new OptionError(`--${name} ${text} must be a whole number`);
  };
  return {
    ...(Object.fromEntries(words.map((word) => [word, number(word, base[word])])) as Record<
      (typeof words)[number],
      number
    >),
    stopSeconds: number('stop-seconds', base.stopSeconds),
    without: ruleOf(values.without),
  };
}

function ruleOf(name: string): string {
  const names = rules.map((rule) => rule.name);
  if (name === '' || names.includes(name)) return name;
  throw new OptionError(`--without ${name} is not a rule; there are ${names.join(', ')}`);
}

function read(args: string[]) {
  const text = { type: 'string' } as const;
  const numbers = { seed: text, seconds: text, replicas: text, stores: text, real: text, kills: text };
  try {
    return parseArgs({
      args,
      options: {
        ...numbers,
        'stop-seconds': text,
        short: { type: 'boolean', default: false },
        without: { type: 'string', default: '' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message.split('.')[0] : String(error);
    throw new OptionError(
      `${message}; options are --short, --without RULE and, with a number, --${words.join(', --')}, --stop-seconds`,
    );
  }
}
