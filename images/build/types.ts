/**
 * The images that a cluster needs. `base` also serves as the helper image of the local-path storage; `store` carries the newest
 * Medusa, and others that are offered are named by their version.
 */
export type ImageName = 'base' | 'store' | 'store-2.20.1' | 'orchestrator' | 'edge';

export const imageNames: readonly ImageName[] = ['base', 'store', 'store-2.20.1', 'orchestrator', 'edge'];

export type BuiltImage = {
  name: ImageName;
  /** What pods name it, for example `localhost/souk/edge:0f3c9a1b2d4e`. */
  ref: string;
  /** Absolute path of the OCI archive (layers in zstd). */
  archive: string;
  /** SHA-256 (hex) over everything that goes into the image. */
  key: string;
  /** True when the archive was there already. */
  cached: boolean;
};

export type BuildProgress =
  /** Another process builds images in the same cache folder. */
  | { kind: 'waiting' }
  | { kind: 'started'; image: string }
  /** One line of the Containerfile, or of the assembly of the bases. */
  | { kind: 'step'; image: string; step: string }
  | { kind: 'finished'; image: string; cached: boolean; seconds: number };

export type BuildOptions = {
  /** Absolute path; everything that a build writes is in here. */
  cacheDir: string;
  /** Absolute path of the checkout; also the build context. */
  repoRoot: string;
  /** Default: all images, and with them every Medusa version. */
  only?: readonly ImageName[];
  /** A compiled `helm`, which the orchestrator's image takes in place of compiling its own. */
  helmBinary?: string;
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
};

/** A command that did not succeed. It holds no environment: that may carry secrets. */
export type StepFailure = {
  /** What was being done, in words. */
  step: string;
  /** Null when the command was ended by a signal or did not start. */
  exitCode: number | null;
  /** The last lines of its output, oldest first. */
  lines: string[];
  /** Where the whole output is. */
  log: string;
};

export type StepResult = { ok: true; output: string } | { ok: false; failure: StepFailure };

export class ImageBuildError extends Error {
  override readonly name = 'ImageBuildError';
  readonly failure: StepFailure;

  constructor(failure: StepFailure) {
    const how = failure.exitCode === null ? 'was ended' : `failed with exit code ${failure.exitCode}`;
    super(
      [`${failure.step} ${how}:`, ...failure.lines.map((line) => `  ${line}`), `Log: ${failure.log}`].join(
        '\n',
      ),
    );
    this.failure = failure;
  }
}
