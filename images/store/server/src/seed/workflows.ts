import flows from '@medusajs/medusa/core-flows';

/** What Medusa hands to a script: its services by name. */
export type Container = { resolve(name: string): unknown };

export type WithId = { id: string };

/** Runs one of Medusa's workflows by name; `Result` is for the caller to know, from Medusa's reference. */
export async function run<Result>(container: Container, name: string, input: unknown): Promise<Result> {
  const workflow = flows[name];
  if (!workflow) throw new Error(`Medusa has no workflow ${name}`);
  const { result } = await workflow(container).run({ input });
  return result as Result;
}

type Query = {
  graph(question: { entity: string; fields: string[] }): Promise<{ data: Record<string, unknown>[] }>;
};

/** The only record of an entity that Medusa makes by itself, or the first of several. */
export async function first<Entity>(container: Container, entity: string, fields: string[]): Promise<Entity> {
  const all = await list<Entity>(container, entity, fields);
  if (all[0] === undefined) throw new Error(`There is no ${entity}`);
  return all[0];
}

export async function list<Entity>(
  container: Container,
  entity: string,
  fields: string[],
): Promise<Entity[]> {
  const query = container.resolve('query') as Query;
  return (await query.graph({ entity, fields })).data as Entity[];
}
