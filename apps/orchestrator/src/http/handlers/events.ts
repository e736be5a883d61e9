import { isOwner } from '@souk/contract';
import { createEventStream } from '../../live/event-stream.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { type Deps, requireSynced } from './deps.ts';

export function eventsHandler(deps: Deps): Handler<'streamEvents'> {
  const { access, cache, changes, streamLimits, streams, toStore } = deps;
  return async ({ caller, header, query: { name }, stillSignedIn }) => {
    const scope = await access.scope(caller, 'watch');
    if (scope === 'none') throw new ProblemError('forbidden', { detail: 'You may not watch stores.' });
    requireSynced(cache);
    const sees = (owner: string) => scope === 'all' || isOwner(owner, caller);
    const open = () =>
      createEventStream({
        changes,
        limits: streamLimits,
        lastEventId: header('last-event-id'),
        name,
        snapshot() {
          const wanted = name === undefined ? cache.list() : [cache.get(name) ?? []].flat();
          const items = wanted.filter(({ spec }) => sees(spec.owner));
          return { event: 'snapshot', data: { items: items.map(toStore) } };
        },
        sees,
        stillAllowed: async () => (await stillSignedIn()) && (await access.scope(caller, 'watch')) === scope,
      });
    const stream = streams.add(caller.name, open);
    // Nginx would hold events back until its buffer is full.
    return { body: stream.body, headers: { 'x-accel-buffering': 'no' } };
  };
}
