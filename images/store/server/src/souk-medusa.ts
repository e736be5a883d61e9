import { existsSync, mkdirSync } from 'node:fs';
import { firstBoot } from './first-boot/first-boot.ts';
import { hashPassword } from './first-boot/password.ts';
import { log } from './log.ts';
import { releaseMemoryWhenIdle } from './release-memory.ts';
import { readAdminPassword, readSettings, uploadsDir } from './settings.ts';
import { connect } from './wait-for-database.ts';

/** Medusa's project folder. Medusa searches the whole working folder when it starts, so this holds nothing else. */
const projectDir = '/app/store';

const port = 9000;

async function main(): Promise<void> {
  const stopEarly = (): never => process.exit(0);
  // The first process of a container ignores signals that it has no handler for. Medusa brings its own, later.
  process.on('SIGTERM', stopEarly);
  process.on('SIGINT', stopEarly);
  process.chdir(projectDir);
  const settings = readSettings();
  const passwordHash = passwordHasher();
  // Only now, so that the code is read while PostgreSQL starts in its own container.
  const { default: medusa } = await import('@medusajs/medusa/commands/start');
  const database = await connect(settings.databaseUrl);
  if (await firstBoot(database, { ...settings, passwordHash }))
    log('info', 'First start: the store is set up');
  await database.end();
  mkdirSync(uploadsDir, { recursive: true });
  await medusa.default({ directory: projectDir, host: '0.0.0.0', port });
  process.off('SIGTERM', stopEarly);
  process.off('SIGINT', stopEarly);
  releaseMemoryWhenIdle();
  log('info', `Ready after ${Math.round(performance.now())} ms`);
}

/** Hashing takes as long as a good part of the start. Where this looks like the first one, it begins at once, in another thread. */
function passwordHasher(): () => Promise<string> {
  const hash = (): Promise<string> => hashPassword(readAdminPassword());
  if (existsSync(uploadsDir)) return hash;
  const early = hash();
  early.catch(() => undefined); // reported where it is awaited
  return () => early;
}

main().catch((error: unknown) => {
  log('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
