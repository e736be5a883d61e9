/** Stores that are there from the beginning. Those with an odd number are not the tenant's. */
export const knownStores = Array.from({ length: 8 }, (_, index) => `store-${index}`);

type Parameter = { name: string; in: string; schema: object };
export type Description = { paths: Record<string, Record<string, { parameters?: Parameter[] }>> };

/**
 * The same description, but that it leads to what is there: names made at random would only ever find nothing. Most
 * calls take `favourite`.
 */
export function leadToWhatIsThere(description: Description, favourite: string): Description {
  const known: Record<string, string[]> = {
    name: [favourite, ...knownStores.filter((name) => name !== favourite)],
    id: ['s1'],
  };
  const led = structuredClone(description);
  const operations = Object.values(led.paths).flatMap((path) => Object.values(path));
  for (const { parameters = [] } of operations)
    for (const parameter of parameters) {
      const values = parameter.in === 'path' ? known[parameter.name] : undefined;
      if (values) parameter.schema = { anyOf: [{ enum: values }, parameter.schema] };
    }
  return led;
}
