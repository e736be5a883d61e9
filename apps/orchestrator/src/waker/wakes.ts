import type { Logger } from 'pino';
import { createTokenBucket } from './token-bucket.ts';

export type WakeResult = 'woken' | 'not-asleep' | 'too-many' | 'failed';

type Deps = {
  wake: (name: string) => Promise<'woken' | 'not-asleep'>;
  /** Waking costs a core for seconds and anybody may ask for it: stores that this replica wakes in a minute. */
  perMinute: number;
  log: Logger;
  now?: () => number;
};

/** Wakes stores at a bounded rate; those who ask for the same one at the same moment share one try. */
export function createWakes({ wake, perMinute, log, now }: Deps) {
  const bucket = createTokenBucket(perMinute, now);
  const underWay = new Map<string, Promise<WakeResult>>();

  const attempt = async (name: string): Promise<WakeResult> => {
    if (!bucket.take()) {
      log.warn({ store: name }, 'too many stores are being woken: this one waits');
      return 'too-many';
    }
    try {
      const result = await wake(name);
      if (result === 'woken') log.info({ store: name }, 'woken by a request');
      return result;
    } catch (error) {
      log.warn({ store: name, error: String(error) }, 'the store could not be woken');
      return 'failed';
    }
  };

  /** Never rejects. */
  return (name: string): Promise<WakeResult> => {
    const running = underWay.get(name);
    if (running) return running;
    const started = attempt(name).finally(() => underWay.delete(name));
    underWay.set(name, started);
    return started;
  };
}
