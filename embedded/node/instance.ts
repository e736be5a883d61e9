import { type Subnet, parseSubnet } from './network/subnet.ts';

/** One cluster on this machine. Two instances run side by side when all three fields differ. */
export type Instance = {
  /** DNS label of up to 12 characters; names the state folder and the cgroups. */
  name: string;
  /** The host's end of the veth pair; at most 15 characters. */
  interface: string;
  /** A /30 in CIDR form: its first address is the host's, its second the node's. */
  subnet: string;
};

/** A TCP port of this machine that leads to a NodePort. */
export type Forward = { listen: string; nodePort: number };

/** The instances that the project itself uses: `npm start`, `npm test` and `npm run chaos`. */
export const instances = {
  souk: { name: 'souk', interface: 'souk0', subnet: '198.51.100.0/30' },
  test: { name: 'test', interface: 'soukt0', subnet: '198.51.100.4/30' },
  chaos: { name: 'chaos', interface: 'soukc0', subnet: '198.51.100.32/30' },
} as const satisfies Record<string, Instance>;

/** Throws an Error that names the field and its rule. */
export function validateInstance(instance: Instance): Subnet {
  if (!/^[a-z]([-a-z0-9]{0,10}[a-z0-9])?$/.test(instance.name)) {
    throw new Error(`instance.name "${instance.name}" must be a DNS label of 1 to 12 characters`);
  }
  if (!/^[a-z][-a-z0-9]{0,14}$/.test(instance.interface)) {
    throw new Error(
      `instance.interface "${instance.interface}" must be 1 to 15 lower case letters, digits or dashes`,
    );
  }
  return parseSubnet(instance.subnet);
}

/** The node's address as seen from this machine; NodePorts and the API server (6443) listen there. */
export const nodeAddress = (instance: Instance): string => validateInstance(instance).node;
