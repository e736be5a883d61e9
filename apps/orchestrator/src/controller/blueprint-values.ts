import type { Blueprint, PlatformConfig } from '@souk/contract';

/** Name of the Secret with the way to a database that the platform has made. */
export const databaseSecret = 'store-database';

/** What a store's blueprint adds to the chart's values; empty parts leave no trace, so that they change no digest. */
export function blueprintValues(
  { storefront, extraEnv, image, imagePullSecrets, secret, database }: Blueprint = {},
  { egress }: Pick<PlatformConfig['database'], 'egress'>,
) {
  return {
    image,
    secret: secret && secretValues(secret),
    medusa: extraEnv ? { extraEnv } : {},
    values: {
      ...(storefront ? { storefront } : {}),
      ...(imagePullSecrets ? { imagePullSecrets } : {}),
      ...(database
        ? { database: { existingSecret: database.existingSecret ?? databaseSecret, egress } }
        : {}),
    },
  };
}

/** An ExternalSecret or the like fills the Secret `store`, which the orchestrator then does not make. */
const secretValues = ({ externalSecret, vault }: NonNullable<Blueprint['secret']>) => ({
  existingSecret: '',
  ...(externalSecret ? { externalSecret: { enabled: true, ...externalSecret } } : {}),
  ...(vault ? { vault: { enabled: true, ...vault } } : {}),
});

/** Whether the keys of the store are the orchestrator's to make. */
export const makesKeys = ({ blueprint }: { blueprint?: Blueprint | undefined }): boolean =>
  blueprint?.secret === undefined;
