import { ClusterError } from '../../cluster/ports.ts';
import { createTextStream } from '../../live/text-stream.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';
import { requirePod } from './store-pod.ts';
import { stillSees } from './still-sees.ts';

/** A container that has not begun, or never ended before, has no log: the cluster calls that an invalid request. */
function noLog(error: unknown): unknown {
  const none = error instanceof ClusterError && (error.kind === 'invalid' || error.kind === 'not-found');
  if (!none) return error;
  return new ProblemError('not-running', { detail: 'The container has no such log yet.' });
}

export function logsHandler(deps: Deps): Handler<'streamLogs'> {
  const { findStore, ports, streamLimits, streams } = deps;
  return async (call) => {
    const { caller, name, query } = call;
    const store = await findStore(caller, 'logs', name);
    const { namespace, pod } = await requirePod(ports, store);
    const gone = new AbortController();
    const at = { namespace, pod: pod.name };
    const source = await ports.insides.log(at, query, gone.signal).catch((error: unknown) => {
      throw noLog(error);
    });
    const stillAllowed = stillSees(deps, call, 'logs', store);
    const open = () => createTextStream(source, { everyMs: streamLimits.heartbeatMs, stillAllowed });
    try {
      const { body } = streams.add(caller.name, open);
      body.once('close', () => gone.abort());
      return { body, headers: { 'x-accel-buffering': 'no' } };
    } catch (error) {
      source.destroy();
      gone.abort();
      throw error;
    }
  };
}
