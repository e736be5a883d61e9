import type { BaseName } from './bases.ts';
import type { ImageName } from './types.ts';

/** The Medusa version that the store's image carries, and its tag. */
export const storeVersion = '2.21.2';

export type Recipe = {
  /** Build arguments that name bases, with the embedded build's answer to them. */
  bases: Readonly<Record<string, BaseName>>;
  /** Fixed tag; without one the tag is made from the key. */
  tag?: string;
  /** Whether it takes the compiled helm as the build context `helm`. */
  helm?: true;
};

/** Every image but `base` is `images/NAME/Containerfile`, with the checkout as its context. */
export const recipes: Readonly<Record<Exclude<ImageName, 'base'>, Recipe>> = {
  store: { bases: { BASE: 'base-postgres', BUILD_BASE: 'build' }, tag: storeVersion },
  orchestrator: { bases: { BASE: 'base', BUILD_BASE: 'build' }, helm: true },
  edge: { bases: { BASE: 'base-nginx' } },
};
