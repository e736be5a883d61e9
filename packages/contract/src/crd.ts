import type { z } from 'zod';
import { toRe2Schema } from './re2-schema.ts';
import { storeNameMax, storeNameMin, storeNamePattern } from './store-name.ts';
import { storeGroup, storeKind, storePlural, storeVersion } from './store-resource.ts';
import { storeSpec } from './store-spec.ts';
import { storeStatus } from './store-status.ts';

type Json = Record<string, unknown>;

/** Structural schemas know no `$schema`, `id`, `additionalProperties: false` or look-around in formats. */
const dropped = new Set(['$schema', 'id', 'additionalProperties', 'format', 'example']);
const unboundedInteger = (key: string, value: unknown) =>
  (key === 'minimum' || key === 'maximum') &&
  typeof value === 'number' &&
  Math.abs(value) === Number.MAX_SAFE_INTEGER;

function structural(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structural);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) => !dropped.has(key) && !unboundedInteger(key, item),
  );
  return Object.fromEntries(
    kept.map(([key, item]) => [key, key === 'properties' ? mapValues(item) : structural(item)]),
  );
}

const mapValues = (properties: unknown) =>
  Object.fromEntries(Object.entries(properties as Json).map(([key, item]) => [key, structural(item)]));

const toStructural = (schema: z.ZodType): Json => structural(toRe2Schema(schema)) as Json;

const nameRule = {
  rule: `self.metadata.name.size() >= ${storeNameMin} && self.metadata.name.size() <= ${storeNameMax} && self.metadata.name.matches('${storeNamePattern.source}')`,
  message: `name must be a DNS label of ${storeNameMin} to ${storeNameMax} characters that starts with a letter`,
};

/** What cannot change once the store's database exists. */
const immutable = (field: string) => ({
  rule: `self.${field} == oldSelf.${field}`,
  message: `${field} cannot change`,
});

/** Neither can where its database is: nothing is carried from one to another. */
const sameDatabase = (() => {
  const has = (self: string) => `has(${self}.blueprint) && has(${self}.blueprint.database)`;
  return {
    rule: `(${has('self')}) == (${has('oldSelf')}) && (!(${has('self')}) || self.blueprint.database == oldSelf.blueprint.database)`,
    message: 'blueprint.database cannot change',
  };
})();

const columns = [
  { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
  { name: 'Version', type: 'string', jsonPath: '.spec.version' },
  { name: 'Owner', type: 'string', jsonPath: '.spec.owner' },
  { name: 'URL', type: 'string', jsonPath: '.status.url' },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

/** The CustomResourceDefinition of Store, made from the same schemas that validate the API. */
export function storeCrd(): Json {
  const spec = {
    ...toStructural(storeSpec),
    'x-kubernetes-validations': [...['seed', 'currency', 'country'].map(immutable), sameDatabase],
  };
  const schema = {
    type: 'object',
    required: ['spec'],
    properties: { spec, status: toStructural(storeStatus) },
    'x-kubernetes-validations': [nameRule],
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${storePlural}.${storeGroup}` },
    spec: {
      group: storeGroup,
      scope: 'Cluster',
      names: { kind: storeKind, listKind: 'StoreList', plural: storePlural, singular: 'store' },
      versions: [
        {
          name: storeVersion,
          served: true,
          storage: true,
          subresources: { status: {} },
          additionalPrinterColumns: columns,
          // Quotas count by owner, and that list must not be all stores.
          selectableFields: [{ jsonPath: '.spec.owner' }],
          schema: { openAPIV3Schema: schema },
        },
      ],
    },
  };
}
