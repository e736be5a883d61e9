import { join } from 'node:path';
import { writeAtomically } from '../host/files.ts';
import { apiServerPort, clusterNetwork } from '../network/cluster-network.ts';
import type { Layout } from '../paths.ts';
import { type Authority, loadAuthority } from '../pki/authority.ts';
import { loadCertificate } from '../pki/certificate.ts';
import { clients, type Identity, servers } from '../pki/identity.ts';
import { kubeconfig } from '../pki/kubeconfig.ts';
import { loadServiceAccountKey } from '../pki/service-account-key.ts';
import { cniConfig } from './cni.ts';
import { containerdConfig } from './containerd.ts';
import { kubeletConfig } from './kubelet.ts';
import { proxyConfig } from './proxy.ts';

type ConfigFacts = { nodeAddress: string; cgroupRoot: string; pauseImage: string };

/** Writes everything that the components read. Keys are kept; all else is written anew on each start. */
export async function writeConfig(layout: Layout, facts: ConfigFacts): Promise<void> {
  const pki = join(layout.config, 'pki');
  const authority = await loadAuthority(layout.authority);
  await loadServiceAccountKey(pki);
  await writeAtomically(join(pki, 'ca.crt'), certificateText(authority));
  for (const server of servers(facts.nodeAddress, clusterNetwork.apiService)) {
    await loadCertificate(pki, authority, server);
  }
  const server = `https://${facts.nodeAddress}:${apiServerPort}`;
  for (const client of Object.values(clients)) {
    const text = await clientConfig({ pki, authority, client, server });
    const path =
      client === clients.admin ? layout.adminKubeconfig : join(layout.config, `${client.name}.kubeconfig`);
    await writeAtomically(path, text);
  }
  const files: Record<string, string> = {
    'containerd.toml': containerdConfig(facts.pauseImage),
    'kubelet.yaml': kubeletConfig(facts.cgroupRoot),
    'proxy.yaml': proxyConfig(),
    'cni/10-pods.conflist': cniConfig(),
    // Pods that ask for the node's resolver get none: the node has no way out.
    'resolv.conf': '',
  };
  for (const [name, text] of Object.entries(files)) await writeAtomically(join(layout.config, name), text);
}

const certificateText = (authority: Authority): string => `${authority.certificate.toString('pem')}\n`;

type ClientFacts = { pki: string; authority: Authority; client: Identity; server: string };

async function clientConfig({ pki, authority, client, server }: ClientFacts): Promise<string> {
  const pem = await loadCertificate(pki, authority, client);
  return kubeconfig({ server, authority: certificateText(authority), pem, name: client.name });
}
