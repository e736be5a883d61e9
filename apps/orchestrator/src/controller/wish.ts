import { createHash } from 'node:crypto';
import type { PlatformConfig, StoreResource } from '@souk/contract';
import type { WishView } from '@souk/lifecycle';
import { chartValues } from './chart-values.ts';
import { containerDefaults, quotaOf } from './namespace-bounds.ts';
import { UnknownWish, wishOf } from './offer.ts';

/** Tells what a store shall be made of from anything else, and can stand in a label. Throws UnknownWish. */
export function digestOf(store: StoreResource, config: PlatformConfig, publicUrl: string): string {
  const { plan } = wishOf(store, config);
  const made = [chartValues(store, config, publicUrl), quotaOf(plan), containerDefaults];
  return createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16);
}

/** The wish as a decision sees it. */
export function wishView(store: StoreResource, config: PlatformConfig, publicUrl: string): WishView {
  try {
    return { digest: digestOf(store, config, publicUrl) };
  } catch (error) {
    if (!(error instanceof UnknownWish)) throw error;
    return { refused: refusalOf(error) };
  }
}

export const refusalOf = ({ message, hint }: UnknownWish) => ({
  reason: 'InvalidSpec',
  message,
  hint,
});
