export { buildImages } from './build-images.ts';
export { exportImage } from './export-image.ts';
export { progressText } from './progress-text.ts';
export { pruneImages, type PruneOptions } from './prune.ts';
export { storeImages, storeVersion, storeVersions, type StoreVersion } from './recipes.ts';
export {
  ImageBuildError,
  imageNames,
  type BuildOptions,
  type BuildProgress,
  type BuiltImage,
  type ImageName,
  type StepFailure,
} from './types.ts';
