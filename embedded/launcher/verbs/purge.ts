import { deleteCluster, instances } from '@souk/embedded';
import { parseArgs } from 'node:util';
import { UserError } from '../user-error.ts';

/** Ends the embedded cluster and removes every store with its data. */
export async function purge(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { yes: { type: 'boolean', default: false } } });
  if (!values.yes)
    throw new UserError('This removes every store and its data; say `npm run purge -- --yes`.');
  await deleteCluster(instances.souk);
  console.log('Removed the cluster, its stores and their data. What was built stays in the cache.');
  return 0;
}
