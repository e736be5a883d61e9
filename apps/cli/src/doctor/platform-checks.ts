import { KubeError, listObjects, pathOf, resources } from '@souk/kubernetes';
import { type Check, failed, notInstalled, ok, type Patient, skipped, warning } from './check.ts';

/** Undefined when there is no such object. */
async function read<T>({ client }: Patient, path: string): Promise<T | undefined> {
  try {
    return await client.json<T>('GET', path);
  } catch (error) {
    if (error instanceof KubeError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

const installHint = 'helm upgrade --install souk charts/platform -n souk-system brings it.';

type Definition = { spec: { versions: { name: string; served: boolean }[] } };

const definition: Check = {
  name: 'Store resource',
  async look(patient) {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/stores.souk.dev';
    const found = await read<Definition>(patient, path);
    if (!found) return patient.config ? failed('the cluster does not know it', installHint) : notInstalled;
    const { version } = resources.stores;
    const served = found.spec.versions.filter((one) => one.served).map(({ name }) => name);
    if (served.includes(version)) return ok(`stores.souk.dev/${version}`);
    return failed(`the cluster serves ${served.join(', ')} of it, and not ${version}`, installHint);
  },
};

const roleNames = ['souk-admin', 'souk-operator', 'souk-viewer', 'souk-tenant', 'souk-orchestrator'];

const roles: Check = {
  name: 'Roles',
  async look(patient) {
    if (!patient.config) return notInstalled;
    const path = '/apis/rbac.authorization.k8s.io/v1/clusterroles/';
    const found = await Promise.all(roleNames.map((name) => read<object>(patient, path + name)));
    const missing = roleNames.filter((_name, index) => !found[index]);
    if (missing.length === 0) return ok(roleNames.join(', '));
    return failed(`missing: ${missing.join(', ')}`, installHint);
  },
};

type Deployment = {
  spec: { replicas?: number; template: { spec: { containers: { image: string }[] } } };
  status?: { availableReplicas?: number };
};
const programs = ['orchestrator', 'edge'];

const deploymentsOf = (patient: Patient) =>
  Promise.all(
    programs.map((name) =>
      read<Deployment>(patient, pathOf(resources.deployments, { namespace: patient.namespace, name })),
    ),
  );

const pods: Check = {
  name: 'Orchestrator and edge',
  async look(patient) {
    if (!patient.config) return notInstalled;
    const found = await deploymentsOf(patient);
    const lacking = programs.filter((_name, index) => !found[index]?.status?.availableReplicas);
    if (lacking.length === 0) return ok('running');
    const hint = `kubectl get pods -n ${patient.namespace} and kubectl describe say why.`;
    return failed(`not running: ${lacking.join(', ')}`, hint);
  },
};

type Node = { metadata: { name: string }; status?: { images?: { names?: string[] }[] } };

/** Nodes tell of their largest fifty images only: what is not among them may still be there. */
const images: Check = {
  name: 'Images',
  async look(patient) {
    if (!patient.config) return notInstalled;
    const deployed = (await deploymentsOf(patient)).flatMap((found) =>
      (found?.spec.template.spec.containers ?? []).map(({ image }) => image),
    );
    const wanted = [...new Set([...deployed, ...patient.config.versions.map(({ image }) => image)])];
    const local = wanted.filter((image) => image.startsWith('localhost/'));
    if (local.length === 0) return ok('nodes pull them from a registry');
    const { items } = await listObjects<Node>(patient.client, '/api/v1/nodes', {});
    const there = items.map(({ status }) => new Set(status?.images?.flatMap(({ names = [] }) => names)));
    const missing = local.filter((image) => there.some((names) => !names.has(image)));
    if (missing.length === 0) return ok(`all ${local.length} are on every node`);
    return warning(
      `not seen on every node: ${missing.join(', ')}`,
      'Nothing can be pulled from localhost/: load them (images/README.md says how), or use a registry.',
    );
  },
};

const dns: Check = {
  name: 'Names of stores',
  async look({ config, lookup }) {
    const suffix = config?.hostSuffixes[0];
    if (!suffix) return notInstalled;
    const host = `doctor.${suffix}`;
    try {
      const [address] = await lookup(host);
      return ok(`${host} is ${address}`);
    } catch {
      const others = config.hostSuffixes.slice(1).map((other) => `NAME.${other}`);
      const hint = others.length > 0 ? `Use ${others.join(' or ')}` : `Make a record for *.${suffix}`;
      return warning(`${host} has no address from here`, `${hint}, or look at this machine's DNS.`);
    }
  },
};

const api: Check = {
  name: 'API',
  async look({ url, fetch: get }) {
    if (!url) return skipped('nobody has told where it is; souk login does');
    const signal = AbortSignal.timeout(5_000);
    const answer = await get(`${url.replace(/\/$/, '')}/readyz`, { signal }).catch(() => undefined);
    if (answer?.ok) return ok(`${url} is ready`);
    const said = answer ? `answers ${answer.status}` : 'does not answer';
    return failed(`${url} ${said}`, 'Is Souk running? npm start, or kubectl get pods -n souk-system.');
  },
};

export const platformChecks: readonly Check[] = [definition, roles, pods, images, dns, api];
