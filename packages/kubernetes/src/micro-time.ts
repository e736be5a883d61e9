/** Now, in RFC 3339 with six digits, which Kubernetes' MicroTime insists on. */
export const microTime = (): string => new Date().toISOString().replace('Z', '000Z');
