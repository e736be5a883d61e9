// Completes package-lock.json with the address of each file, as the registry in use has it. The lock in the
// repository names no registry; without addresses npm would fetch the list of all versions of each package first,
// which for Medusa's are megabytes each. What is fetched is still checked against the lock's integrity.
//
// usage: node add-lock-addresses.mjs    (in the folder of the lock)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' })
  .trim()
  .replace(/\/$/, '');
const lock = JSON.parse(readFileSync(file, 'utf8'));

for (const [path, entry] of Object.entries(lock.packages)) {
  if (!entry.integrity || entry.resolved) continue;
  const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  entry.resolved = `${registry}/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`;
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
