// node images/build/main.ts [--helm PATH] [--export FOLDER] [IMAGE…]: builds images by hand and prints where they are.
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type BuiltImage,
  buildImages,
  exportImage,
  imageNames,
  progressText,
  type ImageName,
} from './index.ts';

const { values, positionals } = parseArgs({
  options: { helm: { type: 'string' }, export: { type: 'string' } },
  allowPositionals: true,
});
const repoRoot = join(import.meta.dirname, '..', '..');
const unknown = positionals.find((name) => !imageNames.some((known) => known === name));
if (unknown) {
  console.error(`There is no image "${unknown}"; there are: ${imageNames.join(', ')}.`);
  process.exit(1);
}

const images = await buildImages({
  cacheDir: process.env['SOUK_CACHE'] ?? join(homedir(), '.cache', 'souk'),
  repoRoot,
  ...(positionals.length > 0 && {
    only: imageNames.filter((name): name is ImageName => positionals.includes(name)),
  }),
  ...(values.helm && { helmBinary: values.helm }),
  onProgress: (progress) => console.error(progressText(progress)),
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

/** A store's tag is its Medusa version already; the others get the release that `npm start -- --target current` asks for. */
async function exported(image: BuiltImage, folder: string) {
  await mkdir(folder, { recursive: true });
  const { version } = JSON.parse(await readFile(join(repoRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const tag = image.name.startsWith('store') ? image.ref.slice(image.ref.lastIndexOf(':') + 1) : version;
  return exportImage(image, folder, tag);
}

for (const image of images) {
  const { ref, archive } = values.export ? await exported(image, resolve(values.export)) : image;
  console.log(`${ref}\t${archive}`);
}
