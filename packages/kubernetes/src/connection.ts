import { HttpMethod, type KubeConfig, RequestContext } from '@kubernetes/client-node';
import type { Dispatcher } from 'undici';

/** How to speak to the API server now: who we are, and over which connections. */
export type Access = { server: string; headers: Record<string, string>; dispatcher?: Dispatcher };
export type Connection = () => Promise<Access>;

/** Rotated certificates are in use after this. */
const renewAfterMs = 60_000;

/**
 * client-node makes new connections for each call (2.0.1): a TLS handshake each time, which is most of a call's
 * time and CPU. Here they are kept; tokens are still asked for each time, as they rotate.
 */
export function createConnection(config: KubeConfig): Connection {
  let kept: { dispatcher: Dispatcher; until: number } | undefined;
  const keep = (fresh: Dispatcher | undefined): Dispatcher | undefined => {
    if (!fresh || (kept && Date.now() < kept.until)) return kept?.dispatcher;
    // Ends when the calls and watches under way have ended.
    void kept?.dispatcher.close().catch(() => undefined);
    kept = { dispatcher: fresh, until: Date.now() + renewAfterMs };
    return fresh;
  };
  return async () => {
    const server = config.getCurrentCluster()?.server;
    if (!server) throw new Error('the kubeconfig names no cluster');
    const context = new RequestContext(server, HttpMethod.GET);
    await config.applySecurityAuthentication(context);
    const dispatcher = keep(context.getDispatcher());
    return { server, headers: context.getHeaders(), ...(dispatcher ? { dispatcher } : {}) };
  };
}
