import type { Logger } from 'pino';
import type { Service } from './service.ts';

/** Milliseconds: shorter than what Kubernetes grants, so that the log still says what hung. */
const stopTimeout = 25_000;

/** Ends the service once on SIGTERM or SIGINT; a second signal ends the process at once. */
export function stopOnSignals(service: Service, log: Logger): void {
  let stopping = false;
  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error('did not stop in time');
      process.exit(1);
    }, stopTimeout).unref();
    await service.stop();
    log.info('stopped');
    process.exit(0);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error({ err: error }, 'did not stop in good order');
        process.exit(1);
      });
    });
}
