import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogFile } from './log-file.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the newest lines are kept, and no more than two files of the limit', () => {
  const log = new LogFile(join(dir, 'a.log'), 100);
  for (let line = 0; line < 100; line += 1) log.write(`line ${line}\n`);
  log.close();
  expect(readdirSync(dir).toSorted()).toEqual(['a.log', 'a.log.1']);
  expect(statSync(join(dir, 'a.log')).size).toBeLessThanOrEqual(100);
  expect(readFileSync(join(dir, 'a.log'), 'utf8')).toMatch(/line 99\n$/);
});

test('an existing log goes on', () => {
  for (const word of ['first', 'second']) {
    const log = new LogFile(join(dir, 'a.log'));
    log.write(`${word}\n`);
    log.close();
  }
  expect(readFileSync(join(dir, 'a.log'), 'utf8')).toBe('first\nsecond\n');
});
