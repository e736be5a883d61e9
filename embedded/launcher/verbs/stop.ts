import { instances, stopCluster } from '@souk/embedded';

/** Ends the embedded cluster; its state stays for the next start. */
export async function stop(): Promise<number> {
  await stopCluster(instances.souk);
  console.log(
    'Stopped. Stores and their data are kept; `npm start` brings them back, `npm run purge` removes them.',
  );
  return 0;
}
