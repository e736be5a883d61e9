import { describe, expect, it } from 'vitest';
import { type ChartName, render, type Wish } from '../tools/render.ts';

type Case = [chart: ChartName, what: string, wish: Wish, sentence: RegExp];

const contradictions: Case[] = [
  [
    'store',
    'the namespace default',
    { namespace: 'default' },
    /needs a namespace of its own, not "default": add --namespace store-acme/,
  ],
  ['store', 'kube-system', { namespace: 'kube-system' }, /needs a namespace of its own, not "kube-system"/],
  ['store', "the platform's namespace", { namespace: 'souk-system' }, /needs a namespace of its own/],
  [
    'store',
    'a release name that is no host name',
    { release: 'a.b' },
    /release name "a\.b" becomes a host name/,
  ],
  ['store', 'a release name that is too long', { release: 'a'.repeat(41) }, /at most 40 characters/],
  [
    'store',
    'TLS without an Ingress',
    { values: { ingress: { tls: { enabled: true } } } },
    /ingress\.tls\.enabled needs ingress\.enabled/,
  ],
  [
    'store',
    'an issuer without TLS',
    { values: { ingress: { tls: { clusterIssuer: 'x' } } } },
    /clusterIssuer needs ingress\.tls\.enabled/,
  ],
  [
    'store',
    'http:// where TLS is on',
    { files: ['values-prod.yaml'], values: { publicUrl: 'http://acme.example.com' } },
    /publicUrl says http:\/\//,
  ],
  [
    'store',
    'an Ingress that the policy shuts out',
    { values: { ingress: { enabled: true } } },
    /would keep the ingress controller out/,
  ],
  [
    'store',
    'labels of pods nowhere',
    { values: { networkPolicy: { ingressController: { podLabels: { app: 'x' } } } } },
    /podLabels needs networkPolicy\.ingressController\.namespace/,
  ],
  [
    'store',
    'more memory than the quota',
    { values: { medusa: { resources: { limits: { memory: '4Gi' } } } } },
    /4096Mi and 256Mi of memory, more than resourceQuota/,
  ],
  [
    'store',
    'two sources of secrets',
    { values: { secret: { existingSecret: 'mine', vault: { enabled: true } } } },
    /secret\.existingSecret and secret\.vault\.enabled each say where the secrets come from: keep one/,
  ],
  [
    'store',
    'an ExternalSecret from nowhere',
    { values: { secret: { externalSecret: { enabled: true } } } },
    /needs secret\.externalSecret\.storeRef\.name/,
  ],
  [
    'store',
    'a variable that the chart sets itself',
    { values: { medusa: { extraEnv: [{ name: 'STORE_PUBLIC_URL', value: 'http://x' }] } } },
    /must not set a variable of the chart's own: use publicUrl instead/,
  ],
  [
    'platform',
    'another namespace',
    { namespace: 'default' },
    /belongs in the namespace souk-system, not "default"/,
  ],
  [
    'platform',
    'no default plan',
    { values: { plans: [plan({ default: false })] } },
    /plans must have exactly one entry with default: true, and has 0/,
  ],
  [
    'platform',
    'two default versions',
    { values: { versions: [version('1.0.0'), version('2.0.0')] } },
    /versions must have exactly one entry with default: true, and has 2/,
  ],
  [
    'platform',
    'a NodePort without one',
    { values: { edge: { service: { type: 'ClusterIP' } } } },
    /set it to 0 for ClusterIP/,
  ],
  [
    'platform',
    'an Ingress that the policy shuts out',
    { values: { dashboard: { ingress: { enabled: true } } } },
    /would keep the ingress controller out/,
  ],
  [
    'platform',
    'TLS without an Ingress',
    { values: { dashboard: { ingress: { tls: { enabled: true } } } } },
    /needs dashboard\.ingress\.enabled/,
  ],
];

const wrongValues: Case[] = [
  ['store', 'an unknown value', { values: { imgae: {} } }, /additional properties 'imgae' not allowed/],
  [
    'store',
    'an unknown seed',
    { values: { seed: 'full' } },
    /'\/seed': value must be one of 'demo', 'empty'/,
  ],
  [
    'store',
    'a currency in capitals',
    { values: { currency: 'EUR' } },
    /'\/currency': 'EUR' does not match pattern/,
  ],
  ['store', 'a port out of range', { values: { port: 70_000 } }, /'\/port': maximum/],
  [
    'store',
    'a quantity in words',
    { values: { persistence: { size: 'large' } } },
    /'\/persistence\/size': 'large' does not match/,
  ],
  [
    'store',
    'an address with a path',
    { values: { publicUrl: 'http://a.example.com/shop' } },
    /'\/publicUrl'/,
  ],
  [
    'store',
    'a range without a mask',
    { values: { networkPolicy: { blockedCidrs: ['203.0.113.7'] } } },
    /'\/networkPolicy\/blockedCidrs\/0'/,
  ],
  ['store', 'control characters in the name', { values: { displayName: 'a\u0007b' } }, /'\/displayName'/],
  [
    'platform',
    'an unknown environment',
    { values: { environment: 'staging' } },
    /'\/environment': value must be one of/,
  ],
  [
    'platform',
    'a version without numbers',
    { values: { versions: [version('latest')] } },
    /'\/versions\/0\/version': 'latest' does not match/,
  ],
  [
    'platform',
    'a plan without memory',
    { values: { plans: [plan({ memory: undefined })] } },
    /'\/plans\/0': missing property 'memory'/,
  ],
  ['platform', 'no domain', { values: { hostSuffixes: [] } }, /'\/hostSuffixes': minItems/],
  [
    'platform',
    'a deadline of zero',
    { values: { deadlines: { installSeconds: 0 } } },
    /'\/deadlines\/installSeconds': minimum/,
  ],
];

function version(name: string) {
  return { version: name, image: `localhost/souk/store:${name}`, default: true };
}

function plan(change: Record<string, unknown>) {
  const memory = { request: '1Mi', limit: '1Mi' };
  return {
    name: 'tiny',
    description: '',
    default: true,
    memory,
    cpu: { request: '1m' },
    storage: '1Gi',
    ...change,
  };
}

const refused = async (chart: ChartName, wish: Wish) =>
  render(chart, wish).then(
    () => 'accepted',
    (error: Error) => error.message,
  );

describe('values that contradict each other are refused with a sentence', () => {
  it.each(contradictions)('charts/%s: %s', async (chart, _what, wish, sentence) => {
    expect(await refused(chart, wish)).toMatch(sentence);
  });
});

describe('wrong values are refused by the schema, which names the field', () => {
  it.each(wrongValues)('charts/%s: %s', async (chart, _what, wish, sentence) => {
    expect(await refused(chart, wish)).toMatch(sentence);
  });
});
