/** Keys of the Secret that leads a store to its database, besides `url` and `ca.crt`: times, of RFC 3339. */
export const renewalAsked = 'renewal-asked';
export const renewedAt = 'renewed-at';

export type HeldAccess = Readonly<Record<string, string>> | undefined;

/** The password in a URL that has one. */
export function passwordIn(url: string | undefined): string | undefined {
  const password = url && URL.parse(url)?.password;
  return password ? decodeURIComponent(password) : undefined;
}

/** The time of the renewal that is due, because the password is lost or somebody asked; undefined when none is. */
export function renewalDue(held: HeldAccess, now: string): string | undefined {
  const asked = held?.[renewalAsked];
  if (asked && asked !== held[renewedAt]) return asked;
  return passwordIn(held?.['url']) === undefined ? now : undefined;
}
