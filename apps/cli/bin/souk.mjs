#!/usr/bin/env node
// Node 24 runs the sources as they are. An older Node hands over to the one that this checkout brings along.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const main = join(import.meta.dirname ?? '.', '..', 'src', 'main.ts');

function runOnOwnNode() {
  const node = join(import.meta.dirname ?? '.', '..', '..', '..', 'node_modules', '.bin', 'node');
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
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

if (Number(process.versions.node.split('.')[0]) >= 24) await import(main);
else runOnOwnNode();
