import { dirname } from 'node:path';
import { apply, type KubernetesObject } from '../api/apply.ts';
import { type ApiClient, apiClient } from '../api/client.ts';
import { apiServerIsReady, dnsReady, nodeReady } from '../api/readiness.ts';
import { type ComponentName, components } from '../config/components.ts';
import { writeConfig } from '../config/write-config.ts';
import { waitUntil } from '../host/wait.ts';
import { loadMissing } from '../images/load-missing.ts';
import { systemImageArchive, systemImageNames, systemImageRef } from '../images/system-images.ts';
import { nodeAddress } from '../instance.ts';
import { connect } from '../network/veth.ts';
import { systemObjects } from '../objects/system-objects.ts';
import { layout as layoutOf } from '../paths.ts';
import { cgroupName } from './cleanup.ts';
import { Component } from './component.ts';
import { type Namespaces, openNamespaces } from './namespaces.ts';
import type { Spec } from './spec.ts';

/** A node that runs, or is on its way: what it takes to end it. */
export type Node = {
  namespaces: Namespaces;
  running: Map<ComponentName, Component>;
  client: ApiClient;
};

type StartOptions = {
  onStep: (step: string) => void;
  /** Images can be loaded from now on. */
  onContainerd: () => void;
  signal: AbortSignal;
};

const patienceMs = 60_000;

/** Namespaces, network and an API client: everything but the programs. */
export async function prepareNode(spec: Spec): Promise<Node> {
  const layout = layoutOf(spec.state);
  await writeConfig(layout, {
    nodeAddress: nodeAddress(spec.instance),
    cgroupRoot: `/${cgroupName(spec.instance)}`,
    pauseImage: systemImageRef('pause', spec.buildKey),
  });
  const namespaces = await openNamespaces(layout, spec.binDir);
  await connect(spec.instance, namespaces.init.pid);
  return { namespaces, running: new Map(), client: await apiClient(layout.adminKubeconfig) };
}

/** Starts the programs in the order in which they need each other; returns when pods can run and find each other. */
export async function startPrograms(
  node: Node,
  spec: Spec,
  { onStep, onContainerd, signal }: StartOptions,
): Promise<void> {
  const { client, namespaces } = node;
  const from = Date.now();
  const specs = components(nodeAddress(spec.instance));
  const { logs } = layoutOf(spec.state);
  const start = (name: ComponentName): Promise<void> => {
    const component = new Component(namespaces, logs, specs[name]);
    node.running.set(name, component);
    return component.ready;
  };
  const need = async (what: string, ask: () => Promise<boolean>) => {
    onStep(`waiting for ${what}`);
    const answer = await Promise.race([waitUntil(ask, { timeoutMs: patienceMs, signal }), namespaces.gone]);
    if (answer === undefined) throw new Error(`the node ended while waiting for ${what}`);
    if (!answer) throw new Error(`${what} did not get ready in ${patienceMs / 1000} s`);
  };
  const needLine = (name: ComponentName): Promise<void> => {
    let up = false;
    void start(name).then(() => (up = true));
    return need(specs[name].name, () => Promise.resolve(up));
  };

  const images = needLine('containerd').then(() => {
    onContainerd();
    return loadSystemImages(node, spec);
  });
  // A failure is thrown where it is awaited, below; until then it must not end the process.
  images.catch(() => undefined);
  await needLine('etcd');
  void start('apiServer');
  await need('the API server', () => apiServerIsReady(client));
  onStep('applying system objects');
  await applyAll(client, systemObjects({ coredns: systemImageRef('coredns', spec.buildKey) }), signal);
  void start('controllerManager');
  void start('scheduler');
  void start('proxy');
  void start('localPath');
  void start('namespaceDeletion');
  await needLine('networkPolicy');
  await images;
  // Last: from here on there are pods, which must meet their policies.
  void start('kubelet');
  await need('the node', () => nodeReady(client, from));
  await need('cluster DNS', () => dnsReady(client, from));
}

const loadSystemImages = (node: Node, spec: Spec): Promise<string[]> =>
  loadMissing(
    node.namespaces.init,
    systemImageNames.map((image) => ({
      ref: systemImageRef(image, spec.buildKey),
      archive: systemImageArchive(dirname(spec.binDir), image),
    })),
  );

/** Right after the API server is ready, its own namespaces and roles may still be on their way. */
async function applyAll(client: ApiClient, objects: KubernetesObject[], signal: AbortSignal): Promise<void> {
  for (const object of objects) {
    let problem: unknown;
    const attempt = () =>
      apply(client, object).then(
        () => true,
        (error: unknown) => {
          problem = error;
          return false;
        },
      );
    if (!(await waitUntil(attempt, { timeoutMs: 10_000, intervalMs: 100, signal }))) throw problem;
  }
}
