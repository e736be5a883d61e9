import { z } from 'zod';
import { store } from './store.ts';
import { text } from './text.ts';

/** Query of `GET /events`: of one store only, which need not be there yet. */
export const eventsQuery = z
  .strictObject({
    name: text().max(253, { error: 'must have at most 253 characters' }).optional(),
  })
  .meta({ id: 'EventsQuery' });

/** Server-sent events of `GET /events`. `snapshot` opens a stream that could not be resumed. */
export const liveEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: z.object({ items: z.array(store) }) }),
  z.object({ event: z.literal('store'), data: store }),
  z.object({ event: z.literal('store-deleted'), data: z.object({ name: z.string() }) }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
