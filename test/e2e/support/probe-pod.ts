import { execa } from 'execa';
import { platform } from './platform.ts';
import type { Place } from './probes.ts';

type Wish = { namespace: string; pod: string; image: string; labels?: Record<string, string> };

/** A pod that does nothing, so that probes can run in it; it meets Pod Security "restricted". */
export function probePod({ namespace, pod, image, labels = {} }: Wish) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: pod, namespace, labels: { 'souk.dev/probe': 'true', ...labels } },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'probe',
          image,
          imagePullPolicy: 'Never',
          command: ['node', '--eval', 'setInterval(() => {}, 1e6)'],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          resources: { requests: { cpu: '5m', memory: '48Mi' }, limits: { memory: '128Mi' } },
        },
      ],
    },
  };
}

/** `kubectl VERB --filename -`; rejects with the server's words. */
export async function send(verb: readonly string[], ...objects: object[]): Promise<string> {
  const [command = '', ...first] = platform.kubectl;
  const { stdout } = await execa(command, [...first, ...verb, '--filename', '-'], {
    env: { KUBECONFIG: platform.kubeconfig },
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
  });
  return stdout;
}

/** Starts pods and waits until they run. */
export async function startPods(...wishes: Wish[]): Promise<Place[]> {
  const pods = wishes.map(probePod);
  await send(['create'], ...pods);
  await send(['wait', '--for=condition=Ready', '--timeout=60s'], ...pods);
  return wishes.map(({ namespace, pod }) => ({ namespace, pod }));
}
