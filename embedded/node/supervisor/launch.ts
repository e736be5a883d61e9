import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterError } from '../cluster-error.ts';
import { identify, type ProcessIdentity } from '../host/process-identity.ts';
import { type Layout } from '../paths.ts';
import { cleanUp } from './cleanup.ts';
import { type Spec, writeSpec } from './spec.ts';

const main = join(import.meta.dirname, 'main.ts');

export const supervisorLog = (layout: Layout): string => join(layout.logs, 'supervisor.log');

/** Starts a supervisor that outlives this process, on a machine without leftovers. For the holder of the lock. */
export async function launch(layout: Layout, spec: Spec): Promise<ProcessIdentity> {
  await cleanUp(spec.instance, layout);
  await mkdir(layout.logs, { recursive: true });
  // Volumes in here are open to every user, as their pods may be any.
  await chmod(layout.state, 0o700);
  await writeSpec(layout, spec);
  const log = openSync(supervisorLog(layout), 'w', 0o600);
  const child = spawn(process.execPath, [main, layout.spec], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
  });
  closeSync(log);
  child.unref();
  const identity = child.pid === undefined ? undefined : await identify(child.pid);
  if (!identity) throw new ClusterError('The cluster could not be started.', supervisorLog(layout));
  return identity;
}
