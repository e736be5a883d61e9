import { expect } from 'vitest';
import { signIn } from './shopper.ts';
import type { Store } from './store.ts';

/** Answers the picture's address on this machine. */
export async function uploadPicture(store: Store): Promise<string> {
  const headers = await signIn(store.login);
  const form = new FormData();
  form.append(
    'files',
    new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }),
    'dot.svg',
  );
  const response = await fetch('http://127.0.0.1:9000/admin/uploads', {
    method: 'POST',
    body: form,
    headers,
  });
  const { files } = (await response.json()) as { files: { url: string }[] };
  const url = new URL(files[0]?.url ?? '');
  expect(url.origin).toBe('http://acme.local.gd:8080');
  return `http://127.0.0.1:9000${url.pathname}`;
}
