/**
 * What a person calls a user of Kubernetes: the last part of `system:serviceaccount:souk-system:souk-admin`, and
 * `jane@example.com` of `oidc:jane@example.com`. A team stays `group:NAME`.
 */
export const shortName = (name: string): string =>
  name.startsWith('group:') ? name : name.slice(name.lastIndexOf(':') + 1) || name;
