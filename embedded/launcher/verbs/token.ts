import { clusterStatus, instances } from '@souk/embedded';
import { createToken } from '../platform.ts';
import { signInText } from '../sign-in.ts';
import { embeddedAccess } from '../targets/embedded.ts';
import { UserError } from '../user-error.ts';

/** Prints a fresh sign-in link for the embedded cluster. */
export async function token(): Promise<number> {
  const status = await clusterStatus(instances.souk);
  if (!status.running) throw new UserError('The cluster does not run; start it with `npm start`.');
  const fresh = await createToken(embeddedAccess(instances.souk, status.binDir));
  console.log(signInText(`http://localhost:${status.forwards[0]?.listen.split(':').at(-1)}`, fresh));
  return 0;
}
