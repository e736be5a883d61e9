import type { Client } from '@souk/client';
import type { Env } from './config/env.ts';
import type { Input } from './input/input.ts';
import type { Screen } from './output/screen.ts';

export type ConnectOptions = { url?: string; token?: string; timeoutMs?: number };

/** What a command has to do with the world. */
export type Cli = {
  env: Env;
  /** What was asked for. */
  out: Screen;
  /** Progress, questions and errors: not part of what was asked for. */
  err: Screen;
  input: Input;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  now(): number;
  /** A client for the saved or given login; throws `CliError` when nobody is signed in. */
  connect(options?: ConnectOptions): Promise<Client>;
  openInBrowser(url: string): Promise<void>;
};
