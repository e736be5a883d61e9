import { execa } from 'execa';
import { validateInstance, type Instance } from '../instance.ts';
import { clusterNetwork } from './cluster-network.ts';

const nodeInterface = 'eth0';

/**
 * Connects the network namespace of process `init` with this machine by one veth pair. The node gets a
 * route to Services, which kube-proxy rewrites, and none to anywhere else.
 */
export async function connect(instance: Instance, init: number): Promise<void> {
  const { host, node, prefix } = validateInstance(instance);
  const own = instance.interface;
  await ip('link', 'add', own, 'type', 'veth', 'peer', 'name', nodeInterface, 'netns', String(init));
  await ip('addr', 'add', `${host}/${prefix}`, 'dev', own);
  await ip('link', 'set', own, 'up');
  const inside = (...args: string[]) => execa('nsenter', ['-t', String(init), '-n', 'ip', ...args]);
  await inside('addr', 'add', `${node}/${prefix}`, 'dev', nodeInterface);
  await inside('link', 'set', nodeInterface, 'up');
  await inside('route', 'add', clusterNetwork.services, 'dev', nodeInterface, 'src', node);
}

/** Removes this machine's end if it is there; the other end goes with it. */
export async function disconnect(instance: Instance): Promise<void> {
  const { stdout, failed } = await execa('ip', ['-d', 'link', 'show', 'dev', instance.interface], {
    reject: false,
  });
  if (failed) return;
  if (!stdout.includes('veth')) {
    throw new Error(`The network interface ${instance.interface} is not ours; free the name first.`);
  }
  // It may go by itself at this moment, when its namespace ends.
  await execa('ip', ['link', 'del', instance.interface], { reject: false });
}

const ip = (...args: string[]) => execa('ip', args);
