import { spawn } from 'node:child_process';

const cli = '/app/node_modules/@medusajs/cli/cli.js';

/**
 * Runs Medusa's own migration commands, one process after the other. What they say goes to the log; throws for the first that
 * fails. Apart from `medusa db:migrate` alone: that one does not heed how its last part, the scripts, ends.
 */
export async function runMigrations(commands: readonly string[][]): Promise<void> {
  for (const command of commands) {
    const outcome = await run(command);
    if (outcome !== 0) throw new Error(`medusa ${command[0]} ended with ${outcome}`);
  }
}

/** Nothing to read from, so that a question is an end instead of a wait. */
function run(command: readonly string[]): Promise<number | NodeJS.Signals | null> {
  const child = spawn(process.execPath, [...process.execArgv, cli, ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
}
