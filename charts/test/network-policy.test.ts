import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { pick, render } from '../tools/render.ts';

type Peer = { ipBlock?: { cidr: string; except: string[] } };
type Policy = {
  podSelector: object;
  policyTypes: string[];
  ingress: object[];
  egress: { to?: Peer[]; ports?: unknown }[];
};

async function policy(values: Record<string, unknown> = {}): Promise<Policy> {
  const objects = await render('store', { files: ['values-local.yaml'], values });
  return pick(objects, 'NetworkPolicy', 'store')['spec'] as Policy;
}

const family = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4');

/** Whether a rule by address, not by pod, lets the store reach an address on any port. */
function reaches({ egress }: Policy, address: string): boolean {
  const blocks = egress
    .filter(({ ports }) => !ports)
    .flatMap(({ to }) => to?.flatMap((peer) => peer.ipBlock ?? []) ?? []);
  return blocks.some(({ cidr, except }) => family(cidr) === family(address) && !listed(except, address));
}

function listed(ranges: string[], address: string): boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family(network));
  }
  return list.check(address, family(address));
}

const outOfReach = {
  'the cloud metadata service': ['169.254.169.254', 'fd00:ec2::254'],
  'pods and Services': ['10.250.0.1', '10.251.0.7', '10.42.0.3'],
  'private networks': ['192.168.1.1', '172.20.0.1', '100.64.0.1', 'fd12:3456::1'],
  'the node of the embedded cluster': ['198.51.100.2', '198.51.100.6'],
  'private addresses behind a translation': ['64:ff9b::a00:1', '2002:a00:1::1'],
  loopback: ['127.0.0.1', '::1'],
};

describe("the store's NetworkPolicy", () => {
  it('denies all pods of the namespace what it does not name', async () => {
    expect(await policy()).toMatchObject({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it.each(Object.entries(outOfReach))('keeps %s out of reach', async (_what, addresses) => {
    const found = await policy();
    expect(addresses.filter((address) => reaches(found, address))).toEqual([]);
  });

  it('lets the public internet be reached', async () => {
    const found = await policy();
    expect(
      ['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700::1111'].filter((at) => !reaches(found, at)),
    ).toEqual([]);
  });

  it('blocks more ranges, of both families, where values say so', async () => {
    const found = await policy({ networkPolicy: { blockedCidrs: ['93.184.216.0/24', '2606:4700::/32'] } });
    expect(['93.184.216.34', '2606:4700::1111'].filter((address) => reaches(found, address))).toEqual([]);
  });

  it('adds egress rules from values', async () => {
    const rule = { to: [{ ipBlock: { cidr: '10.1.2.3/32' } }], ports: [{ port: 5432, protocol: 'TCP' }] };
    expect((await policy({ networkPolicy: { extraEgress: [rule] } })).egress).toContainEqual(rule);
  });

  it('lets in only the edge, the orchestrator and test pods to the shop, and the orchestrator to the agent', async () => {
    const [shop, agent, ...others] = (await policy()).ingress;
    expect(others).toEqual([]);
    expect(agent).toEqual({
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'souk-system' } },
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orchestrator' } },
        },
      ],
      ports: [{ port: 9001, protocol: 'TCP' }],
    });
    expect(shop).toEqual({
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'souk-system' } },
          podSelector: {
            matchExpressions: [
              { key: 'app.kubernetes.io/name', operator: 'In', values: ['edge', 'orchestrator'] },
            ],
          },
        },
        { podSelector: { matchLabels: { 'souk.dev/test': 'true' } } },
      ],
      ports: [{ port: 9000, protocol: 'TCP' }],
    });
  });

  it('lets cert-manager prove the host where it asks for a certificate', async () => {
    const objects = await render('store', { files: ['values-prod.yaml'] });
    expect(pick(objects, 'NetworkPolicy', 'store-certificate')).toMatchObject({
      spec: {
        podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
        ingress: [{ ports: [{ port: 8089, protocol: 'TCP' }] }],
      },
    });
  });
});
