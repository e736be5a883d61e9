import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../folders.ts';

/** Seconds on two cores with nothing built, until this machine has figures of its own. */
const firstGuess: Record<string, number> = {
  'Install Debian packages': 40,
  'Download Go modules': 30,
  'Compile the cluster': 560,
  'Build the images': 300,
  'Build the orchestrator image': 40,
  'Start the cluster': 12,
  'Load the images': 15,
  'Install the platform': 15,
};

const file = () => join(cacheFolder, 'timings.json');

/** Seconds that each step took the last time that it really worked. */
export async function readTimings(): Promise<Record<string, number>> {
  try {
    return { ...firstGuess, ...(JSON.parse(await readFile(file(), 'utf8')) as Record<string, number>) };
  } catch {
    return firstGuess;
  }
}

/** A lost write only makes the next estimate worse, so that concurrent runs need no lock. */
export async function saveTimings(measured: Record<string, number>): Promise<void> {
  const all = { ...(await readTimings()), ...measured };
  await mkdir(dirname(file()), { recursive: true });
  await writeFile(`${file()}.${process.pid}`, JSON.stringify(all, null, 1));
  await rename(`${file()}.${process.pid}`, file());
}
