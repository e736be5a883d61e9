import { PemConverter } from './x509.ts';

export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const signature = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const newKeyPair = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(curve, true, ['sign', 'verify']);

export const exportPrivate = async (keys: CryptoKeyPair): Promise<string> =>
  `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')}\n`;

export const exportPublic = async (keys: CryptoKeyPair): Promise<string> =>
  `${PemConverter.encode(await crypto.subtle.exportKey('spki', keys.publicKey), 'PUBLIC KEY')}\n`;
