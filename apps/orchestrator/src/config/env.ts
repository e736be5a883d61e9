import { hostname } from 'node:os';
import { z } from 'zod';

export const environments = ['development', 'production', 'test'] as const;
export type Environment = (typeof environments)[number];

const path = (what: string) =>
  z.string({ error: `is required: ${what}` }).startsWith('/', { error: 'must be an absolute path' });

const port = z.coerce
  .number({ error: 'must be a port number' })
  .int({ error: 'must be a port number' })
  .min(0, { error: 'must be a port number' })
  .max(65_535, { error: 'must be a port number' });

const schema = z.object({
  /** Chooses the chart's values: `values-prod.yaml` in production, else `values-local.yaml`. */
  NODE_ENV: z.enum(environments, { error: `must be one of ${environments.join(', ')}` }),
  SOUK_CONFIG: path('the file with the platform settings').default('/etc/souk/platform.yaml'),
  SOUK_SECRETS: path('the folder with session-key').default('/etc/souk/secrets'),
  SOUK_CHART: path('the folder of the store chart'),
  SOUK_BUCKET_KEYS: path('the folder with the keys to the bucket').default('/run/secrets/bucket'),
  /** Built dashboard; without it only the API is served (a development server then serves the pages). */
  SOUK_DASHBOARD: path('the folder of the dashboard').optional(),
  /** The edge's pages; without them people who wake a store get what programs get. */
  SOUK_PAGES: path('the folder with waking.html').optional(),
  HOST: z.string().optional(),
  PORT: port.default(8080),
  /** For visits to stores that sleep. */
  SOUK_WAKER_PORT: port.default(9000),
  /** Outside a cluster: which one, and as whom. */
  KUBECONFIG: z.string().optional(),
  POD_NAME: z.string().default(() => `${hostname()}-${process.pid}`),
  POD_NAMESPACE: z.string().default('souk-system'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be trace, debug, info, warn, error or silent',
    })
    .default('info'),
});

export type Env = {
  environment: Environment;
  configFile: string;
  secretsDir: string;
  bucketKeysDir: string;
  chartDir: string;
  dashboardDir: string | undefined;
  pagesDir: string | undefined;
  host: string;
  port: number;
  wakerPort: number;
  kubeconfig: string | undefined;
  /** Names this replica to the others. */
  identity: string;
  namespace: string;
  logLevel: string;
};

type Variables = Record<string, string | undefined>;

/** The only reader of the environment. An empty variable counts as missing; broken rules are added to `problems`. */
export function readEnv(problems: string[], variables: Variables = process.env): Env | undefined {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => `environment: ${path.join('.')} ${message}`),
    );
    return undefined;
  }
  const { data } = parsed;
  return {
    environment: data.NODE_ENV,
    configFile: data.SOUK_CONFIG,
    secretsDir: data.SOUK_SECRETS,
    bucketKeysDir: data.SOUK_BUCKET_KEYS,
    chartDir: data.SOUK_CHART,
    dashboardDir: data.SOUK_DASHBOARD,
    pagesDir: data.SOUK_PAGES,
    // Outside a cluster nobody but this machine should reach a development server.
    host: data.HOST ?? (data.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: data.PORT,
    wakerPort: data.SOUK_WAKER_PORT,
    kubeconfig: data.KUBECONFIG,
    identity: data.POD_NAME,
    namespace: data.POD_NAMESPACE,
    logLevel: data.LOG_LEVEL,
  };
}
