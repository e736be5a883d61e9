import type { Context } from './context.ts';
import { createApi } from './http/api.ts';

export type Service = { start(): Promise<void>; stop(): Promise<void> };

/** API, waker and controller as one: started together, and ended in the order that loses nothing. */
export async function createService({
  settings,
  log,
  registry,
  controller,
  waker,
  deps,
}: Context): Promise<Service> {
  const { env } = settings;
  let stopping = false;
  const api = await createApi({
    deps,
    registry,
    log,
    dashboardDir: env.dashboardDir,
    health: { alive: () => controller.alive(), ready: () => !stopping && controller.ready() },
  });
  return {
    async start() {
      // Probes are answered while the controller still reads the cluster.
      await api.listen({ host: env.host, port: env.port });
      await waker.listen({ host: env.host, port: env.wakerPort });
      await controller.start();
    },
    async stop() {
      stopping = true;
      await Promise.all([api.close(), waker.close()]);
      deps.changes.close();
      deps.index.close();
      await controller.stop();
    },
  };
}
