import type { BuildProgress } from './types.ts';

/** One line for people. */
export function progressText(progress: BuildProgress): string {
  switch (progress.kind) {
    case 'waiting':
      return 'Waiting for another build';
    case 'started':
      return progress.image;
    case 'step':
      return `${progress.image}  ${progress.step}`;
    case 'finished':
      return `${progress.image}  ${progress.cached ? 'up to date' : `built in ${progress.seconds.toFixed(1)} s`}`;
  }
}
