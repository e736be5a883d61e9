import { type PlatformConfig, platformConfig } from '@souk/contract';

type Changes = Partial<Parameters<typeof platformConfig.parse>[0] & object>;

/** Settings of a small platform. */
export function platformOf(changes: Changes = {}): PlatformConfig {
  const plan = { memory: { request: '256Mi', limit: '512Mi' }, cpu: { request: '50m' }, storage: '1Gi' };
  return platformConfig.parse({
    hostSuffixes: ['local.gd', 'localhost'],
    publicUrl: { scheme: 'http', port: 8080 },
    routesNamespace: 'souk-routes',
    versions: [
      { version: '2.21.2', image: 'localhost/souk/store:2.21.2', default: true },
      { version: '2.20.0', image: 'localhost/souk/store:2.20.0' },
    ],
    plans: [
      { name: 'small', description: 'For a first shop', default: true, ...plan },
      { name: 'large', description: 'For a busy shop', ...plan },
    ],
    deadlines: { installSeconds: 120, deleteSeconds: 120 },
    quotas: { storesPerOwner: 3 },
    helm: { concurrency: 4, timeoutSeconds: 30 },
    ingress: { enabled: false },
    ...changes,
  });
}
