import { listObjects } from '@souk/kubernetes';
import { type Check, failed, ok, warning } from './check.ts';

/** Native sidecars are on by default from here on, and the admission policies are stable one later. */
const oldest = { minor: 30, words: '1.30' };

const version: Check = {
  name: 'Kubernetes version',
  async look({ client }) {
    const { gitVersion, major, minor } = await client.json<Record<string, string>>('GET', '/version');
    const isEnough = Number(major) > 1 || Number.parseInt(minor ?? '', 10) >= oldest.minor;
    if (isEnough) return ok(gitVersion ?? '');
    return failed(`${gitVersion} is too old`, `Souk needs Kubernetes ${oldest.words} or newer.`);
  },
};

type Condition = { type: string; status: string };
type Node = { metadata: { name: string }; status?: { conditions?: Condition[] } };

const nodes: Check = {
  name: 'Nodes',
  async look({ client }) {
    const { items } = await listObjects<Node>(client, '/api/v1/nodes', {});
    const isReady = ({ status }: Node) =>
      status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
    const unready = items.filter((node) => !isReady(node)).map(({ metadata }) => metadata.name);
    if (items.length === 0) return failed('there are none', 'A cluster without nodes runs nothing.');
    if (unready.length === items.length)
      return failed('none is ready', `kubectl describe node ${unready[0]} says why.`);
    const ready = `${items.length - unready.length} of ${items.length} ready`;
    if (unready.length === 0) return ok(ready);
    return warning(ready, `Not ready: ${unready.join(', ')}. kubectl describe node says why.`);
  },
};

type Right = { group: string; resource: string; verb: string };

/** What an installation by Helm makes. */
const needed: readonly Right[] = [
  { group: '', resource: 'namespaces', verb: 'create' },
  { group: '', resource: 'secrets', verb: 'create' },
  { group: 'apps', resource: 'deployments', verb: 'create' },
  { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', verb: 'create' },
  { group: 'admissionregistration.k8s.io', resource: 'validatingadmissionpolicies', verb: 'create' },
  { group: 'rbac.authorization.k8s.io', resource: 'clusterroles', verb: 'create' },
  { group: 'rbac.authorization.k8s.io', resource: 'clusterroles', verb: 'escalate' },
];

const rights: Check = {
  name: 'Your rights',
  async look({ client, config }) {
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    const mayDo = async (resourceAttributes: Right) => {
      const body = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes },
      };
      const { status } = await client.json<{ status?: { allowed?: boolean } }>('POST', path, { body });
      return status?.allowed === true;
    };
    const answers = await Promise.all(needed.map(mayDo));
    const lacking = needed.filter((_right, index) => !answers[index]);
    if (lacking.length === 0) return ok('enough to install and upgrade Souk');
    const words = lacking.map(({ resource, verb }) => `${verb} ${resource}`).join(', ');
    const hint = `To install or upgrade Souk you would need: ${words}.`;
    return config ? warning('too few to upgrade Souk', hint) : failed('too few to install Souk', hint);
  },
};

type StorageClass = {
  metadata: { name: string; annotations?: Record<string, string> };
  provisioner: string;
};
const defaultClass = 'storageclass.kubernetes.io/is-default-class';

const storage: Check = {
  name: 'Storage class',
  async look({ client, config }) {
    const { items } = await listObjects<StorageClass>(client, '/apis/storage.k8s.io/v1/storageclasses', {});
    const names = items.map(({ metadata }) => metadata.name).join(', ') || 'none';
    const wanted = config?.storageClass ?? '';
    const found = items.find(({ metadata }) =>
      wanted ? metadata.name === wanted : metadata.annotations?.[defaultClass] === 'true',
    );
    if (!found && wanted)
      return failed(`there is no ${wanted}`, `The cluster has: ${names}. Set storageClass of the platform.`);
    if (!found)
      return failed('none is the default', `The cluster has: ${names}. Set storageClass of the platform.`);
    const { metadata, provisioner } = found;
    const isLocal = /local-path|hostpath/.test(provisioner);
    if (!isLocal) return ok(`${metadata.name} (${provisioner})`);
    const hint = 'Volumes are folders of one node: their sizes are not enforced, and they go with the node.';
    return warning(`${metadata.name} (${provisioner})`, hint);
  },
};

export const clusterChecks: readonly Check[] = [version, nodes, rights, storage];
