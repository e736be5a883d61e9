import type { ServerResponse } from 'node:http';
import { afterEach } from 'vitest';
import type { KubeError } from '../kube-error.ts';
import type { GroupOf } from '../object-cache.ts';
import type { KubeObject } from '../objects.ts';
import { createReflector, type Reflector, type ReflectorTimes } from '../reflector.ts';
import { resources } from '../resource.ts';
import { answer, serve } from './api-server.ts';

export const pod = (name: string, resourceVersion: string): KubeObject => ({
  metadata: { name, namespace: 'a', resourceVersion },
});
/** What a test has opened; it is closed after the test. */
export const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

export type Script = {
  lists: (KubeObject[] | null)[];
  onWatch: (response: ServerResponse, version: string | null, count: number) => void;
};

/** A reflector of pods over a server that answers as the script says, and the calls that it made. */
export async function follow(
  { lists, onWatch }: Script,
  groupOf?: GroupOf<KubeObject>,
  onError: (error: KubeError) => void = () => undefined,
  listener: () => void = () => undefined,
  times: Partial<ReflectorTimes> = {},
): Promise<{ pods: Reflector<KubeObject>; calls: string[] }> {
  const calls: string[] = [];
  let watches = 0;
  const { client, close } = await serve((_request, url, response) => {
    if (url.searchParams.get('watch')) {
      calls.push(`watch ${url.searchParams.get('resourceVersion')}`);
      response.writeHead(200);
      onWatch(response, url.searchParams.get('resourceVersion'), ++watches);
      return;
    }
    calls.push(`list ${url.searchParams.get('continue') ?? ''}`.trim());
    const items = lists.shift();
    answer(response, {
      metadata: { resourceVersion: '10', ...(lists.length > 0 ? { continue: 'more' } : {}) },
      items,
    });
  });
  const pods = createReflector<KubeObject>(client, resources.pods, { onError, times }, groupOf);
  pods.onChange(listener);
  ends.push(() => pods.stop(), close);
  pods.start();
  return { pods, calls };
}

export const event = (type: string, object: unknown) => `${JSON.stringify({ type, object })}\n`;
export const namesOf = (pods: Reflector<KubeObject>) =>
  pods
    .list()
    .map(({ metadata }) => metadata.name)
    .toSorted();
