import { randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from './x509.ts';
import { readIfThere, writeAtomically } from '../host/files.ts';
import type { Authority } from './authority.ts';
import { exportPrivate, newKeyPair, signature } from './crypto.ts';
import type { Identity } from './identity.ts';
import { isCurrent, validity } from './validity.ts';

const privateKeyHeader = '-----BEGIN PRIVATE KEY-----';

/** Path of the PEM file that holds an identity's certificate and key. */
export const certificateFile = (dir: string, identity: Identity): string => join(dir, `${identity.name}.pem`);

/**
 * The certificate and key of an identity as one PEM text, kept in one file so that a crash cannot part
 * them. What is missing, broken, about to expire, or not by this authority is made anew.
 */
export async function loadCertificate(
  dir: string,
  authority: Authority,
  identity: Identity,
): Promise<string> {
  const file = certificateFile(dir, identity);
  const existing = await readIfThere(file);
  if (existing !== undefined && (await isUsable(existing, authority, identity))) return existing;
  const pem = await issue(authority, identity);
  await writeAtomically(file, pem);
  return pem;
}

export const splitPem = (pem: string): { certificate: string; key: string } => {
  const at = pem.indexOf(privateKeyHeader);
  return { certificate: pem.slice(0, at), key: pem.slice(at) };
};

async function issue(authority: Authority, identity: Identity): Promise<string> {
  const keys = await newKeyPair();
  const usage = identity.hosts ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth;
  const certificate = await X509CertificateGenerator.create({
    // The first bit of a serial number must be 0: it would make the number negative.
    serialNumber: `00${randomBytes(15).toString('hex')}`,
    subject: subjectOf(identity),
    issuer: authority.certificate.subject,
    ...validity(),
    signingAlgorithm: signature,
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([usage]),
      await AuthorityKeyIdentifierExtension.create(authority.certificate),
      ...(identity.hosts ? [new SubjectAlternativeNameExtension(alternativeNames(identity.hosts))] : []),
    ],
  });
  return `${certificate.toString('pem')}\n${await exportPrivate(keys)}`;
}

const subjectOf = ({ organization, commonName }: Identity): { [attribute: string]: string[] }[] => [
  ...(organization ? [{ O: [organization] }] : []),
  { CN: [commonName] },
];

const alternativeNames = (hosts: readonly string[]) =>
  hosts.map((value) => ({ type: isIPv4(value) ? ('ip' as const) : ('dns' as const), value }));

async function isUsable(pem: string, authority: Authority, identity: Identity): Promise<boolean> {
  try {
    const { certificate: text, key } = splitPem(pem);
    const certificate = new X509Certificate(text);
    if (!isCurrent(certificate) || !key.includes('-----END PRIVATE KEY-----')) return false;
    const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
    const same = names.map(({ value }) => value).join() === (identity.hosts ?? []).join();
    return same && (await certificate.verify({ publicKey: await authority.certificate.publicKey.export() }));
  } catch {
    return false;
  }
}
