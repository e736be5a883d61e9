import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Problem } from './problem.ts';

/** Throws the problem unless the header carries the token of the file, which is read each time: it may be changed under way. */
export async function checkToken(header: string | undefined, file: string): Promise<void> {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  const expected = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (given === undefined || expected === '' || !isSame(given, expected))
    throw new Problem('unauthenticated', 'Send "Authorization: Bearer TOKEN" with the token of the store');
}

/** Digests have one length, and comparing them takes one time, whatever was guessed right. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
