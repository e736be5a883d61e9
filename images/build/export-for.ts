import type { BuiltImage } from './types.ts';

export type ExportTarget = 'kind' | 'k3s';

const importCommand: Record<ExportTarget, (archive: string) => [string, ...string[]]> = {
  kind: (archive) => ['kind', 'load', 'image-archive', archive],
  k3s: (archive) => ['k3s', 'ctr', 'images', 'import', archive],
};

/** The command, as argv, that gets each image into another cluster without a registry. */
export function exportFor(target: ExportTarget, images: readonly BuiltImage[]): [string, ...string[]][] {
  return images.map((image) => importCommand[target](image.archive));
}
