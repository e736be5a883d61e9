import { createActivityStream } from '../../live/activity-stream.ts';
import type { Handler } from '../handler.ts';
import type { Deps } from './deps.ts';
import { stillSees } from './still-sees.ts';

export function activityHandler(deps: Deps): Handler<'streamActivity'> {
  const { findStore, ports, streamLimits, streams } = deps;
  return async (call) => {
    const store = await findStore(call.caller, 'get', call.name);
    const gone = new AbortController();
    const activity = await ports.insides.followActivity(store, gone.signal);
    const open = () =>
      createActivityStream({
        activity,
        limits: streamLimits,
        lastEventId: call.header('last-event-id'),
        stillAllowed: stillSees(deps, call, 'get', store),
      });
    try {
      const { body } = streams.add(call.caller.name, open);
      body.once('close', () => gone.abort());
      return { body, headers: { 'x-accel-buffering': 'no' } };
    } catch (error) {
      gone.abort();
      throw error;
    }
  };
}
