#!/usr/bin/env node
// Node 24 runs the sources as they are. An older Node hands over to the one that this checkout brings along.
import { spawn } from 'node:child_process';
import * as modules from 'node:module';
import { constants, homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const main = join(import.meta.dirname ?? '.', '..', 'src', 'main.ts');

/** Compiling is half of a short run. Not Node's own choice of a folder: in the temporary one others may write, too. */
const compiled = join(process.env.SOUK_CACHE || join(homedir(), '.cache', 'souk'), 'compiled');

function runOnOwnNode() {
  const node = join(import.meta.dirname ?? '.', '..', '..', '..', 'node_modules', '.bin', 'node');
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', env });
  // A terminal's Ctrl-C reaches both; a signal from elsewhere is handed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', () => {
    console.error('souk: Node 24 or newer is needed; `npm install` in the checkout brings it along.');
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

if (Number(process.versions.node.split('.')[0]) >= 24) {
  modules.enableCompileCache(compiled);
  await import(main);
} else runOnOwnNode();
