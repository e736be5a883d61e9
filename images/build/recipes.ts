import type { BaseName } from './bases.ts';
import type { ImageName } from './types.ts';

/** The Medusa versions that the store's image can carry, newest first: folders of `images/store/versions`, and tags. */
export const storeVersions = ['2.21.2', '2.20.1'] as const;

export type StoreVersion = (typeof storeVersions)[number];

/** The one that is built and offered unless more are asked for. */
export const storeVersion = storeVersions[0];

export type Recipe = {
  /** Holds the Containerfile, and names the repository: `images/FOLDER`, `localhost/souk/FOLDER`. */
  folder: string;
  /** Build arguments that name bases, with the embedded build's answer to them. */
  bases: Readonly<Record<string, BaseName>>;
  /** The other build arguments. */
  args: Readonly<Record<string, string>>;
  /** Fixed tag; without one the tag is made from the key. */
  tag?: string;
  /** Whether it takes the compiled helm as the build context `helm`. */
  helm?: true;
};

/** Every image but `base` is built from a Containerfile, with the checkout as its context. */
export const recipes: Readonly<Record<Exclude<ImageName, 'base'>, Recipe>> = {
  store: storeOf(storeVersion),
  'store-2.20.1': storeOf('2.20.1'),
  orchestrator: {
    folder: 'orchestrator',
    bases: { BASE: 'base', BUILD_BASE: 'build' },
    args: {},
    helm: true,
  },
  edge: { folder: 'edge', bases: { BASE: 'base-nginx' }, args: {} },
};

/** The names of the store's images, newest version first. */
export const storeImages: readonly { name: ImageName; version: StoreVersion }[] = [
  { name: 'store', version: storeVersion },
  { name: 'store-2.20.1', version: '2.20.1' },
];

function storeOf(version: StoreVersion): Recipe {
  const bases = { BASE: 'base-postgres', BUILD_BASE: 'build' } as const;
  return { folder: 'store', bases, args: { MEDUSA: version }, tag: version };
}
