import { once } from 'node:events';
import { request, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import { importImages, instances, nodeAddress } from '@souk/embedded';
import { kubectl } from '../e2e/support/platform.ts';
import { send } from '../e2e/support/probe-pod.ts';
import { buildTraefik } from './build-traefik.ts';

export const namespace = 'ingress';
const nodePort = 30_090;
const labels = { app: 'traefik' };

/** Where browsers and programs find it: on the node. */
export const door = { host: nodeAddress(instances.test), port: nodePort };

const rbac = 'rbac.authorization.k8s.io';
const read = (apiGroups: string[], resources: string[]) => ({
  apiGroups,
  resources,
  verbs: ['get', 'list', 'watch'],
});

/** As Traefik's own documentation asks for. */
const access = [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'traefik', namespace } },
  {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRole',
    metadata: { name: 'traefik' },
    rules: [
      read([''], ['services', 'secrets', 'nodes', 'configmaps']),
      read(['discovery.k8s.io'], ['endpointslices']),
      read(['networking.k8s.io'], ['ingresses', 'ingressclasses']),
    ],
  },
  {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'traefik' },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'traefik' },
    subjects: [{ kind: 'ServiceAccount', name: 'traefik', namespace }],
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'traefik' },
    spec: { controller: 'traefik.io/ingress-controller' },
  },
];

const server = (image: string) => [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'traefik', namespace, labels },
    spec: {
      serviceAccountName: 'traefik',
      containers: [
        {
          name: 'traefik',
          image,
          imagePullPolicy: 'Never',
          command: ['/bin/traefik'],
          args: [
            '--entrypoints.web.address=:8000',
            '--providers.kubernetesingress=true',
            '--ping=true',
            '--ping.entrypoint=web',
            '--log.level=INFO',
          ],
          readinessProbe: { httpGet: { path: '/ping', port: 8000 }, periodSeconds: 1 },
        },
      ],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'traefik', namespace },
    spec: { type: 'NodePort', selector: labels, ports: [{ port: 80, targetPort: 8000, nodePort }] },
  },
];

export async function startTraefik(): Promise<void> {
  const image = await buildTraefik();
  await importImages(instances.test, [image]);
  await kubectl('create', 'namespace', namespace);
  await send(['create'], ...access, ...server(image.ref));
  await kubectl('wait', 'pod/traefik', '-n', namespace, '--for=condition=Ready', '--timeout=60s');
}

/** One request through Traefik, under a host name that need not resolve here. */
export async function askTraefik(host: string, path: string, options: RequestOptions = {}) {
  const call = request({ ...options, ...door, path, headers: { ...options.headers, host } });
  call.end();
  const [answer] = await once(call, 'response');
  const { statusCode: status, headers } = answer;
  return {
    status,
    retryAfter: headers['retry-after'],
    type: headers['content-type'],
    body: await text(answer),
  };
}
