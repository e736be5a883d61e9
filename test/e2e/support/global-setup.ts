import { deleteCluster, instances } from '@souk/embedded';
import type { TestProject } from 'vitest/node';
import { createToken } from '../../../embedded/launcher/platform.ts';
import { bringUp } from '../../../embedded/launcher/targets/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    platform: {
      url: string;
      port: number;
      token: string;
      kubeconfig: string;
      kubectl: string[];
      binDir: string;
    };
  }
}

const port = 18_080;

/** A cluster of its own, beside one that `npm start` may be running; removed with everything in it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await deleteCluster(instances.test);
  const { access, url, artifacts } = await bringUp(instances.test, {
    listen: '127.0.0.1',
    port,
    offer: 'all',
  });
  const token = await createToken(access);
  const { kubeconfig = '', kubectl } = access;
  project.provide('platform', {
    url,
    port,
    token,
    kubeconfig,
    kubectl: [...kubectl],
    binDir: artifacts.binDir,
  });
  return () => deleteCluster(instances.test);
}
