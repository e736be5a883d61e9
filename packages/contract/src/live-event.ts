import { z } from 'zod';
import { store } from './store.ts';

/** Server-sent events of `GET /events`. `snapshot` opens a stream that could not be resumed. */
export const liveEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: z.object({ items: z.array(store) }) }),
  z.object({ event: z.literal('store'), data: store }),
  z.object({ event: z.literal('store-deleted'), data: z.object({ name: z.string() }) }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
