import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from './x509.ts';
import { readIfThere, writeAtomically } from '../host/files.ts';
import { curve, exportPrivate, newKeyPair, signature } from './crypto.ts';
import { isCurrent, validity } from './validity.ts';

/** The cluster's certificate authority: what it signs with, and the certificate that everybody trusts. */
export type Authority = { certificate: X509Certificate; privateKey: CryptoKey };

const subject = 'CN=souk-embedded-ca';

/** Reads `ca.pem` (certificate and key in one file, so that they cannot disagree), or makes a new one. */
export async function loadAuthority(dir: string): Promise<Authority> {
  const file = join(dir, 'ca.pem');
  const existing = await parseAuthority(await readIfThere(file));
  if (existing) return existing;
  const keys = await newKeyPair();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: subject,
    ...validity(),
    signingAlgorithm: signature,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await writeAtomically(file, `${certificate.toString('pem')}\n${await exportPrivate(keys)}`);
  return { certificate, privateKey: keys.privateKey };
}

/** Undefined for whatever is not a complete and current authority. */
async function parseAuthority(pem: string | undefined): Promise<Authority | undefined> {
  if (pem === undefined) return undefined;
  try {
    const certificate = new X509Certificate(pem.slice(0, pem.indexOf('-----BEGIN PRIVATE KEY-----')));
    const [key] = PemConverter.decode(pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY-----')));
    if (!key || !isCurrent(certificate) || !(await certificate.isSelfSigned())) return undefined;
    return { certificate, privateKey: await crypto.subtle.importKey('pkcs8', key, curve, true, ['sign']) };
  } catch {
    return undefined;
  }
}
