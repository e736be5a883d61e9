import { z } from 'zod';
import { text } from '../text.ts';

/** What browsers send as `Origin`: scheme, host and port, nothing behind them. */
const origin = text()
  .max(300, { error: 'must have at most 300 characters' })
  .regex(/^https?:\/\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:[0-9]{1,5})?$/, {
    error: 'must be scheme and host, such as https://shop.example.com',
  });

/** The shop window at `/`: ours, or a merchant's own that uses the Store API from `url`. */
export const storefront = z
  .strictObject({
    enabled: z.boolean({ error: 'must be true or false' }),
    url: origin,
  })
  .partial();
