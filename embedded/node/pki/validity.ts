import type { X509Certificate } from './x509.ts';

const day = 24 * 60 * 60 * 1000;
const lifetimeDays = 3650;
const renewDays = 90;

/** From a day ago, for clocks that are wrong, to ten years from now. */
export const validity = (now = Date.now()) => ({
  notBefore: new Date(now - day),
  notAfter: new Date(now + lifetimeDays * day),
});

/** False when it is time for a new one, long before it ends. */
export const isCurrent = (certificate: X509Certificate, now = Date.now()): boolean =>
  certificate.notBefore.getTime() <= now && certificate.notAfter.getTime() - renewDays * day > now;
