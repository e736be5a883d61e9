import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';

const savedLogin = z.strictObject({ url: z.url(), token: z.string().min(1) });
export type SavedLogin = z.infer<typeof savedLogin>;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** What `souk login` kept; undefined when nobody is signed in. */
export async function readLogin(file: string): Promise<SavedLogin | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw new CliError('failed', `${file} cannot be read: ${(error as Error).message}.`);
  });
  if (text === undefined) return undefined;
  try {
    return savedLogin.parse(JSON.parse(text));
  } catch {
    // The parser's own words could repeat a part of the token.
    throw new CliError('usage', `${file} must hold an address and a token.`, 'Make it anew: souk login');
  }
}

/** For its owner's eyes only, and whole at any moment: a new file takes the old one's place. */
export async function saveLogin(file: string, login: SavedLogin): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${randomUUID()}`;
  try {
    await writeFile(fresh, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}

export const removeLogin = (file: string): Promise<void> => rm(file, { force: true });
