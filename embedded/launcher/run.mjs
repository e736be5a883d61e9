// The only file that runs on the machine's own Node: it installs the npm packages, among them the
// Node that everything else needs, and hands over to it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname ?? '.', '..', '..');
const node = join(root, 'node_modules', '.bin', 'node');
const stamp = join(root, 'node_modules', '.souk-lock');

function fail(sentence) {
  console.error(`souk: ${sentence}`);
  process.exit(1);
}

/**
 * Runs only when the lock file changed. Not `npm ci`: it refuses a lock file that lacks optional binaries of other platforms than
 * the one that wrote it. With --no-save the lock file is followed and left as it is.
 */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing npm packages (about 40 s)');
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) fail('npm could not install the packages; its own message is above.');
  writeFileSync(stamp, lock);
}

function runOnOwnNode() {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
  };
  const main = join(root, 'embedded', 'launcher', 'main.ts');
  const child = spawn(node, [main, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

if (process.platform !== 'linux' && !process.argv.includes('--target')) {
  fail(
    'the embedded cluster needs Linux; on this system use npm start -- --target kind (with Docker and kind).',
  );
}
installPackages();
runOnOwnNode();
