/**
 * What a person calls a user of Kubernetes: the last part of `system:serviceaccount:souk-system:souk-admin`, and
 * `jane@example.com` of `oidc:jane@example.com`.
 */
export const shortName = (name: string): string => name.slice(name.lastIndexOf(':') + 1) || name;
