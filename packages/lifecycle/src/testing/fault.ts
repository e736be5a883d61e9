/** What may go wrong in the simulated world; each is a fact of the cluster, never a hint to the decision. */
export type Fault =
  | 'image-missing'
  | 'pull-slow'
  | 'pod-crashes'
  | 'volume-unbound'
  | 'quota-denied'
  | 'shop-silent'
  /** Helm is killed in the middle of its next install. */
  | 'helm-dies-once'
  | 'helm-refuses'
  /** Local copies are not complete. */
  | 'api-unreadable'
  /** Every other write is answered with 500. */
  | 'api-answers-500'
  | 'namespace-stuck';
