import { withLock } from '../host/lock.ts';
import { identify } from '../host/process-identity.ts';
import { layout } from '../paths.ts';
import { readSpec, recordSupervisor, writeStatus } from './spec.ts';
import { supervise } from './supervise.ts';

/**
 * The process that holds a cluster: started by startCluster, ended by SIGTERM. Its argument is the path of
 * its spec. Whatever way it ends, the node ends with it.
 */
const [path = ''] = process.argv.slice(2);
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
// A terminal that closes is no reason to end.
process.on('SIGHUP', () => undefined);

const spec = await readSpec(path);
const folders = layout(spec.state);
// A starter that was killed at the wrong moment may have left a supervisor that nobody knows yet.
await withLock(folders.supervisorLock, { wait: false }, async () => {
  const identity = await identify(process.pid);
  if (!identity) throw new Error('/proc does not show this process');
  await recordSupervisor(folders, identity);
  try {
    await supervise(spec, stop.signal);
  } catch (error) {
    console.error(error);
    const message = error instanceof Error ? error.message : String(error);
    await writeStatus(folders, { phase: 'failed', message });
    process.exitCode = 1;
  }
});
// Nothing that still holds the event loop matters any more.
process.exit();
