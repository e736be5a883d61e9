/** What may go wrong in the simulated world; each is a fact of the cluster, never a hint to the decision. */
export type Fault =
  | 'image-missing'
  | 'pull-slow'
  | 'pod-crashes'
  /** Not a mishap: the store begins with another one's snapshot, and its pod waits for it. */
  | 'awaits-snapshot'
  | 'volume-unbound'
  | 'quota-denied'
  /** These ail only pods of another version than the first. */
  | 'new-image-missing'
  | 'new-version-crashes'
  | 'new-version-silent'
  /** The new version migrates for a quarter of an hour, and says so. */
  | 'migration-long'
  | 'shop-silent'
  /** Helm is killed in the middle of its next install, or of its next upgrade or rollback. */
  | 'helm-dies-once'
  | 'helm-dies-in-upgrade'
  | 'helm-dies-in-rollback'
  | 'helm-refuses'
  /** Helm refuses the values before it changes anything, or fails half-way and marks its revision so. */
  | 'helm-refuses-upgrade'
  | 'helm-fails-upgrade'
  /** Local copies are not complete. */
  | 'api-unreadable'
  /** Every other write is answered with 500. */
  | 'api-answers-500'
  | 'namespace-stuck'
  /** The server on which databases are made does not answer. */
  | 'database-refuses'
  /** Nothing gets into the bucket. */
  | 'bucket-refuses';
