import type { Client } from '@souk/client';
import type { Store } from '@souk/contract';
import type { Cli } from '../cli.ts';
import { type Format, print } from '../output/formats.ts';
import type { Goal } from '../wait/judge.ts';
import { waitFor } from '../wait/wait-for.ts';

export type ChangeOptions = { wait?: true | undefined; timeout: number; output: Format };

export type Change = {
  cli: Cli;
  client: Client;
  options: ChangeOptions;
  goal: Goal;
  /** "Waking acme", and "acme is awake". */
  doing: string;
  done: string;
  /** What is worth knowing once it is done. */
  outcome?: (store: Store) => string;
};

/** The store took the wish: waits for its fulfilment if asked to, and prints the store. */
export async function afterChange(asked: Store, change: Change): Promise<void> {
  const { cli, client, doing, done, goal, options, outcome } = change;
  const { output, timeout: timeoutMs, wait } = options;
  const store = wait ? await waitFor({ cli, client }, asked, { goal, doing, done, timeoutMs }) : asked;
  const told = () =>
    wait ? (outcome?.(store) ?? '') : `${doing}. See how far it is: souk get ${store.name}\n`;
  await print(cli, output, store, told);
}
