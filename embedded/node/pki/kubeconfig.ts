import { stringify } from 'yaml';
import { splitPem } from './certificate.ts';

type KubeconfigOptions = { server: string; authority: string; pem: string; name: string };

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A kubeconfig that holds everything in one file: `authority` and `pem` are PEM texts. */
export function kubeconfig({ server, authority, pem, name }: KubeconfigOptions): string {
  const { certificate, key } = splitPem(pem);
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'souk', cluster: { server, 'certificate-authority-data': base64(authority) } }],
    users: [
      { name, user: { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) } },
    ],
    contexts: [{ name: 'souk', context: { cluster: 'souk', user: name } }],
    'current-context': 'souk',
  });
}
