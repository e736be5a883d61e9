/**
 * fastload: starts a program with thousands of CommonJS modules fast. Preload it with `node --require`:
 *
 *   FASTLOAD_PACK=FILE FASTLOAD_RECORD=GUARD,…   runs the program once and writes FILE when it ends
 *   FASTLOAD_PACK=FILE                           runs it from FILE, which holds resolved paths, sources and V8's code caches
 *   FASTLOAD_REPORT=1                            and says at the end how much of it came from there
 *
 * A start of Medusa looks for some 30,000 paths and opens 6,000 files; with a pack it opens one. Node's own compile cache
 * (NODE_COMPILE_CACHE) saves compiling only, and is a file a module again. Modules stay what they are: require.resolve,
 * require.cache, require.main, cycles, __dirname and import() work as without a pack.
 *
 * A pack is of use only with the same Node, the same V8 flags and the same paths. It never decides what a program does: without a pack, with
 * a foreign or stale one, everything is loaded the ordinary way. Stale it is when one of the guards, files such as the lock file of
 * the installed packages, has another content than at recording.
 */
import { openPack, type Pack } from './read-pack.ts';
import { record } from './record.ts';
import { replay } from './replay.ts';

const { FASTLOAD_PACK: file, FASTLOAD_RECORD: guards, FASTLOAD_REPORT: report } = process.env;
if (file && guards !== undefined) {
  const names = guards.split(',').filter((guard) => guard !== '');
  record(file, names);
} else if (file) {
  const pack = tryOpen(file);
  if (pack) start(pack);
}

function start(pack: Pack): void {
  const tally = replay(pack);
  if (report) process.on('exit', () => process.stderr.write(`fastload: ${JSON.stringify(tally)}\n`));
}

function tryOpen(file: string): Pack | null {
  try {
    return openPack(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`fastload: starting without a pack: ${reason}\n`);
    return null;
  }
}
