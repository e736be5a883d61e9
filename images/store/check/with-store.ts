import { inject, onTestFinished } from 'vitest';
import { createStore, type Pod, type PodOptions, type Store } from './store.ts';

/** A new store for one test. All its pods are killed and its folder is removed when that ends. */
export async function newStore(): Promise<Store> {
  const store = await createStore(inject('imageRoot'));
  const pods: Pod[] = [];
  onTestFinished(async () => {
    await Promise.all(pods.map((pod) => pod.kill()));
    await store.remove();
  });
  return {
    ...store,
    startPod: async (options?: PodOptions) => {
      const pod = await store.startPod(options);
      pods.push(pod);
      return pod;
    },
  };
}

export async function readyPod(store: Store, options?: PodOptions): Promise<Pod> {
  const pod = await store.startPod(options);
  await pod.ready();
  return pod;
}
