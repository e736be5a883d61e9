import type { PlatformConfig } from '@souk/contract';

type VersionConfig = PlatformConfig['versions'][number];

export const routesNamespace = 'souk-routes';

/** Light stores move between these; the real ones keep theirs. */
export const lightVersions = ['9.0.1', '9.0.2'] as const;
/** Its image is nowhere: a move to it must end where it began. */
export const brokenVersion = '9.0.9';
export const realVersion = '2.21.2';
export const lightTags = ['1', '2'] as const;

const light = (version: string, tag: string): VersionConfig => ({
  version,
  image: `localhost/souk/light:${tag}`,
  default: false,
});

export const versions: readonly VersionConfig[] = [
  { version: realVersion, image: `localhost/souk/store:${realVersion}`, default: true },
  light(brokenVersion, 'none'),
  ...lightVersions.map((version, index) => light(version, lightTags[index] ?? '1')),
];
