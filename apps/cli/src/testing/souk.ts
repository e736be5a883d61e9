import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@souk/client';
import { vi } from 'vitest';
import { createTestApi, type TestApi, type TestOptions } from '../../../orchestrator/src/testing/test-api.ts';
import type { people } from '../../../orchestrator/src/testing/fake-cluster.ts';
import type { Cli } from '../cli.ts';
import { findLogin } from '../config/login.ts';
import type { Screen } from '../output/screen.ts';
import { run } from '../run.ts';

// Goldens hold local times.
process.env.TZ = 'UTC';
// Dozens of real calls each, on machines that do other things, too.
vi.setConfig({ testTimeout: 60_000 });

export const noon = Date.parse('2026-05-04T12:00:00Z');

type Circumstances = {
  /** Whose token is in the environment; null when none is. */
  as?: keyof typeof people | null;
  /** A person sits there, and answers so. */
  answers?: string[];
  piped?: string;
  signal?: AbortSignal;
};

/** A run under way: what it has written so far, and how it ends. */
export type Run = { out: string; err: string; both: string; code: Promise<number> };

export type Souk = TestApi & {
  url: string;
  /** What the clock shows; a test moves it. */
  clock: { now: number };
  opened: string[];
  configFile: string;
  start(line: string | string[], circumstances?: Circumstances): Run;
  close(): Promise<void>;
};

/** What is written, with the marks that a terminal would show as colours. */
function screenOf(write: (text: string) => void, isTerminal: boolean): Screen {
  return {
    write,
    line: (text = '') => write(`${text}\n`),
    pour: async (text) => write(text),
    paint: (style, text) => (isTerminal && text.trim() ? `⟨${style} ${text}⟩` : text),
    isTerminal,
    canRedraw: false,
    columns: () => 100,
  };
}

/** The command against the real API over a cluster in memory, by real HTTP. */
export async function createSouk(options: TestOptions = {}): Promise<Souk> {
  const api = await createTestApi(options);
  const url = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const folder = await mkdtemp(join(tmpdir(), 'souk-cli-'));
  const configFile = join(folder, 'souk', 'config.json');
  const clock = { now: noon };
  const opened: string[] = [];

  function start(line: string | string[], circumstances: Circumstances = {}): Run {
    const { as = 'admin-token', answers, piped = '', signal = new AbortController().signal } = circumstances;
    const isTerminal = answers !== undefined;
    const written = { out: '', err: '', both: '' };
    const write = (to: 'out' | 'err') => (text: string) => {
      written[to] += text;
      written.both += text;
    };
    const ask = async (question: string): Promise<string> => {
      const answer = answers?.shift() ?? '';
      write('err')(`${question}${answer}\n`);
      return answer;
    };
    const env = {
      url: as === null ? undefined : url,
      token: as ?? undefined,
      configFile,
      colour: 'never' as const,
      dumb: false,
      debug: false,
    };
    const cli: Cli = {
      env,
      out: screenOf(write('out'), isTerminal),
      err: screenOf(write('err'), isTerminal),
      input: {
        isTerminal,
        ask,
        askSecretly: async (question) => {
          write('err')(`${question}\n`);
          return answers?.shift() ?? '';
        },
        readAll: async () => piped,
      },
      signal,
      now: () => clock.now,
      async connect(wanted = {}) {
        const login =
          wanted.url && wanted.token ? { url: wanted.url, token: wanted.token } : await findLogin(env);
        return createClient({ baseUrl: login.url, token: login.token, timeoutMs: 20_000 });
      },
      openInBrowser: async (address) => void opened.push(address),
    };
    const words = typeof line === 'string' ? line.split(' ') : line;
    return Object.assign(written, { code: run(words, cli) });
  }

  return {
    ...api,
    url,
    clock,
    opened,
    configFile,
    start,
    async close() {
      await api.app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
