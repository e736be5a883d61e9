/** A /30 holds exactly the two addresses of a veth pair. */
export type Subnet = { host: string; node: string; prefix: 30 };

/** Reads `198.51.100.0/30`; throws an Error that names the rule. */
export function parseSubnet(cidr: string): Subnet {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/30$/.exec(cidr);
  const octets = match?.slice(1).map(Number) ?? [];
  const last = octets.at(-1);
  if (last === undefined || octets.some((octet) => octet > 255) || last % 4 !== 0) {
    throw new Error(`instance.subnet "${cidr}" must be an IPv4 network of the form 198.51.100.4/30`);
  }
  const network = octets.slice(0, 3).join('.');
  return { host: `${network}.${last + 1}`, node: `${network}.${last + 2}`, prefix: 30 };
}
