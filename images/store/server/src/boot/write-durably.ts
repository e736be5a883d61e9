import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The file has its old content or the new one, whenever the machine dies, and the new one once this resolves. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  await syncFolder(dirname(path));
}

/** Makes renames and removals in a folder last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
