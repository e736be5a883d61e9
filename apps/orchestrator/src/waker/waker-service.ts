/** Where the alias of a sleeping store leads: the Service `waker` of the platform chart, whose every pod may wake it. */
export const wakerTarget = (platformNamespace: string): string =>
  `waker.${platformNamespace}.svc.cluster.local`;

/** The port of stores, since the edge asks every alias on the same one. */
export const wakerPort = 9000;
