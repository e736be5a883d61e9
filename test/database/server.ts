import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { storeVersion } from '../../images/build/index.ts';
import { send } from '../e2e/support/probe-pod.ts';
import { kubectl, names, platform } from '../e2e/support/platform.ts';

export const namespace = 'databases';
export const host = `postgres.${namespace}.svc.cluster.local`;

/** Of the server's administrator, whom the platform knows. */
export const password = randomBytes(12).toString('hex');

const labels = { app: 'postgres' };

/** The plain PostgreSQL of the store's image, with a password and nothing of a store's settings. */
const script = `[ -e /data/pg ] || {
  printf %s "$PASSWORD" >/tmp/password
  initdb --pgdata /data/pg --username boss --pwfile /tmp/password --auth-host scram-sha-256 --auth-local trust --no-sync >/dev/null
  echo 'host all all all scram-sha-256' >>/data/pg/pg_hba.conf
}
exec postgres -D /data/pg -c listen_addresses='*' -c unix_socket_directories=/tmp -c log_statement=all`;

const orchestrators = (): Promise<string[]> => names('pods', '-l', 'app.kubernetes.io/name=orchestrator');

export async function startServer(): Promise<void> {
  const container = {
    name: 'postgres',
    image: `localhost/souk/store:${storeVersion}`,
    imagePullPolicy: 'Never',
    command: ['sh', '-ec', script],
    env: [{ name: 'PASSWORD', value: password }],
    readinessProbe: { exec: { command: ['pg_isready', '-h', '/tmp'] }, periodSeconds: 1 },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'postgres', namespace, labels },
    spec: {
      securityContext: { runAsUser: 10_001, runAsGroup: 10_001, fsGroup: 10_001 },
      containers: [container],
      volumes: [{ name: 'data', emptyDir: {} }],
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'postgres', namespace },
    spec: { selector: labels, ports: [{ port: 5432 }] },
  };
  await kubectl('create', 'namespace', namespace);
  await send(['create'], pod, service);
  await kubectl('wait', 'pod/postgres', '-n', namespace, '--for=condition=Ready', '--timeout=60s');
}

/** Runs SQL as the administrator. */
export const sql = (database: string, statement: string): Promise<string> =>
  kubectl(
    'exec',
    '-n',
    namespace,
    'postgres',
    '--',
    'psql',
    '-h',
    '/tmp',
    '-U',
    'boss',
    '-d',
    database,
    '-Atc',
    statement,
  );

export const serverLog = (): Promise<string> => kubectl('logs', '-n', namespace, 'postgres');

/** Gives the platform the server, as an operator does it. */
export async function giveToPlatform(adminPassword: string): Promise<void> {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'database-admin', namespace: 'souk-system' },
    stringData: { url: `postgresql://boss:${adminPassword}@${host}:5432/postgres` },
  };
  await send(['apply', '--server-side'], secret);
  const to = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }];
  const values = { database: { adminSecret: 'database-admin', egress: { to } } };
  await execa(
    `${platform.binDir}/helm`,
    ['upgrade', 'souk', 'charts/platform', '-n', 'souk-system', '--reuse-values', '-f', '-'],
    { env: { KUBECONFIG: platform.kubeconfig }, input: JSON.stringify(values) },
  );
  await kubectl('rollout', 'restart', 'deployment/orchestrator', '-n', 'souk-system');
  await kubectl('rollout', 'status', 'deployment/orchestrator', '-n', 'souk-system', '--timeout=90s');
  // One that still ends knows the settings of before, and may be the one that judges a new store.
  while ((await orchestrators()).length > 1) await sleep(300);
}
