import { z } from 'zod';
import { database } from './database.ts';
import { extraEnv } from './environment.ts';
import { imagePullSecrets, ownImage } from './image.ts';
import { secretSource } from './secret-source.ts';
import { storefront } from './storefront.ts';

/**
 * What one store may ask of the chart beyond its plan. Closed: every other value of the chart is the platform's. No part
 * has a default or changes what was written, so that a merge patch is stored as it was judged.
 */
export const blueprint = z
  .strictObject({ storefront, extraEnv, image: ownImage, imagePullSecrets, secret: secretSource, database })
  .partial()
  .meta({ id: 'Blueprint' });
export type Blueprint = z.infer<typeof blueprint>;

type Setter = 'owner' | 'operator';

/**
 * Who may set each part. An image runs what it likes beside the store's data, a pull secret and an entry of a secret manager
 * are credentials of the platform: those are for who may `update` the virtual resource `stores/blueprint`, or `stores/own`
 * for stores of their own.
 */
export const blueprintSetters: Record<keyof Blueprint, Setter> = {
  storefront: 'owner',
  extraEnv: 'owner',
  image: 'operator',
  imagePullSecrets: 'operator',
  secret: 'operator',
  database: 'operator',
};

export const operatorParts = (Object.keys(blueprintSetters) as (keyof Blueprint)[]).filter(
  (part) => blueprintSetters[part] === 'operator',
);
