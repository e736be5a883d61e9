import type { KubeClient } from './client.ts';
import { pathOf, resources } from './resource.ts';

/** Of lines that never end. */
const maxBytes = 65_536;

/** The last lines of a container; of the one that crashed before, when there was one. Empty when there is no log. */
export async function tailLog(
  client: KubeClient,
  at: { namespace: string; pod: string; container: string },
  lines: number,
): Promise<string> {
  const path = pathOf(resources.pods, { namespace: at.namespace, name: at.pod, subresource: 'log' });
  const read = (previous: boolean) =>
    client.text('GET', path, {
      query: { container: at.container, tailLines: lines, limitBytes: maxBytes, previous },
      accept: '*/*',
    });
  return read(true)
    .catch(() => read(false))
    .catch(() => '');
}
