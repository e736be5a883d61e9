import { type Client, createClient } from '@souk/client';
import { execa } from 'execa';
import { kubectl, platform } from './platform.ts';

const namespace = 'souk-callers';

/** Somebody with a ClusterRole of the platform, as Kubernetes knows them. */
export type Caller = { name: string; token: string; api: Client };

export async function createCaller(account: string, role: string): Promise<Caller> {
  await kubectl('create', 'namespace', namespace).catch(() => undefined);
  await kubectl('create', 'serviceaccount', account, '--namespace', namespace);
  const name = `system:serviceaccount:${namespace}:${account}`;
  const binding = ['clusterrolebinding', `souk-callers-${account}`, '--clusterrole', role];
  await kubectl('create', ...binding, '--serviceaccount', `${namespace}:${account}`);
  const token = (
    await kubectl('create', 'token', account, '--namespace', namespace, '--audience', 'souk')
  ).trim();
  return { name, token, api: createClient({ baseUrl: platform.url, token }) };
}

export async function removeCallers(...accounts: string[]): Promise<void> {
  for (const account of accounts) await kubectl('delete', 'clusterrolebinding', `souk-callers-${account}`);
  await kubectl('delete', 'namespace', namespace, '--wait=false');
}

export type Wish = { name: string; owner: string };

/** `kubectl apply` of a Store as another user; answers its words, refused or not. */
export async function applyAs(user: string, { name, owner }: Wish, groups: string[] = []): Promise<string> {
  const store = {
    apiVersion: 'souk.dev/v1alpha1',
    kind: 'Store',
    metadata: { name },
    spec: { owner, version: '2.21.2', plan: 'small', adminEmail: 'jane@example.com' },
  };
  const as = ['--as', user, ...groups.flatMap((group) => ['--as-group', group])];
  const [command = '', ...first] = platform.kubectl;
  const { all } = await execa(command, [...first, 'apply', ...as, '--dry-run=server', '--filename', '-'], {
    env: { KUBECONFIG: platform.kubeconfig },
    input: JSON.stringify(store),
    reject: false,
    all: true,
  });
  return all;
}
