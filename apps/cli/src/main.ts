import { createClient } from '@souk/client';
import type { Cli } from './cli.ts';
import { readEnv } from './config/env.ts';
import { findLogin } from './config/login.ts';
import { exits } from './exit-codes.ts';
import { createInput } from './input/terminal-input.ts';
import { createScreen } from './output/screen.ts';
import { run } from './run.ts';

const { argv, stderr, stdin, stdout } = process;
const env = readEnv();
const stop = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Whoever presses it twice wants no more patience.
    if (stop.signal.aborted) process.exit(exits.interrupted.code);
    stop.abort();
  });

// Whoever reads us, such as `head`, has enough.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exits.ok.code);
});

const cli: Cli = {
  env,
  out: createScreen(stdout, env),
  err: createScreen(stderr, env),
  input: createInput({ stdin, stderr, signal: stop.signal }),
  signal: stop.signal,
  now: Date.now,
  async connect({ url, token, timeoutMs } = {}) {
    const login = url && token ? { url, token } : await findLogin(env);
    return createClient({ baseUrl: login.url, token: login.token, ...(timeoutMs ? { timeoutMs } : {}) });
  },
  async openInBrowser(url) {
    const { default: open } = await import('open');
    await open(url);
  },
};

process.exitCode = await run(argv.slice(2), cli);
