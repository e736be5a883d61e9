// node images/build/main.ts [--helm PATH] [IMAGE…]: builds images by hand and prints where they are.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildImages, imageNames, progressText, type ImageName } from './index.ts';

const { values, positionals } = parseArgs({ options: { helm: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.find((name) => !imageNames.some((known) => known === name));
if (unknown) {
  console.error(`There is no image "${unknown}"; there are: ${imageNames.join(', ')}.`);
  process.exit(1);
}

const images = await buildImages({
  cacheDir: process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk'),
  repoRoot: join(import.meta.dirname, '..', '..'),
  ...(positionals.length > 0 && {
    only: imageNames.filter((name): name is ImageName => positionals.includes(name)),
  }),
  ...(values.helm && { helmBinary: values.helm }),
  onProgress: (progress) => console.error(progressText(progress)),
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
for (const image of images) console.log(`${image.ref}\t${image.archive}`);
