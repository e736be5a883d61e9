/** A store as a shopper's program meets it. */
export type Shop = { name: string; uid: string; namespace: string; real: boolean };

/** The API server passes calls on to a store's Service: this process is outside the cluster. */
export const proxyPath = (namespace: string, path: string): string =>
  `/api/v1/namespaces/${namespace}/services/store:9000/proxy${path}`;
