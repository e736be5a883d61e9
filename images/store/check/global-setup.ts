import type { TestProject } from 'vitest/node';
import { mountImages } from './image-root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** File system of the image with the newest Medusa. */
    imageRoot: string;
    /** And with the one before. */
    olderImageRoot: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { paths, release } = await mountImages('store', 'store-2.20.1');
  const [newest = '', older = ''] = paths;
  project.provide('imageRoot', newest);
  project.provide('olderImageRoot', older);
  return release;
}
