/** Who calls, as Kubernetes knows them. `via` tells whether a browser sent the session cookie by itself. */
export type Caller = {
  name: string;
  groups: string[];
  uid: string;
  via: 'bearer' | 'session';
};
