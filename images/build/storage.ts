import { execa } from 'execa';
import { contained } from './contained.ts';
import { buildah, type Session } from './session.ts';

export type StoredImage = { id: string; refs: string[]; created: Date };

/** All images in buildah's storage, those that are only cached steps (no refs) included; newest first. */
export async function storedImages(session: Pick<Session, 'cache' | 'signal'>): Promise<StoredImage[]> {
  const [file, ...args] = contained(
    session.cache.root,
    buildah(session.cache, ['images', '--all', '--json']),
  );
  const { stdout } = await execa(file, args, session.signal ? { cancelSignal: session.signal } : {});
  const listed: ListedImage[] = JSON.parse(stdout) ?? [];
  const images = listed.map((image) => ({
    id: image.id,
    refs: image.names ?? [],
    created: new Date(image.created * 1000),
  }));
  return images.toSorted((a, b) => b.created.getTime() - a.created.getTime());
}

/** Fields of `buildah images --json` that are used; `created` in seconds. */
type ListedImage = { id: string; names: string[] | null; created: number };

export async function storedRefs(session: Pick<Session, 'cache' | 'signal'>): Promise<Set<string>> {
  return new Set((await storedImages(session)).flatMap((image) => image.refs));
}
