/** What went wrong with the cluster, in words for a person; `log` names the file that tells more. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly log: string | undefined;

  constructor(message: string, log?: string) {
    super(log ? `${message}\nLog: ${log}` : message);
    this.log = log;
  }
}
