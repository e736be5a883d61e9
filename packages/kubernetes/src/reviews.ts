import type { KubeClient } from './client.ts';

export type ReviewedToken =
  { authenticated: false } | { authenticated: true; username: string; groups: string[]; uid: string };

type TokenReviewStatus = {
  status?: {
    authenticated?: boolean;
    audiences?: string[];
    user?: { username?: string; groups?: string[]; uid?: string };
  };
};

/** Asks the API server whose token this is. A token for another audience (a pod's own, say) is not accepted. */
export async function reviewToken(
  client: KubeClient,
  token: string,
  audience: string,
): Promise<ReviewedToken> {
  const { status } = await client.json<TokenReviewStatus>(
    'POST',
    '/apis/authentication.k8s.io/v1/tokenreviews',
    {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenReview',
        spec: { token, audiences: [audience] },
      },
    },
  );
  if (!status?.authenticated || !status.audiences?.includes(audience)) return { authenticated: false };
  const { username = '', groups = [], uid = '' } = status.user ?? {};
  return { authenticated: true, username, groups, uid };
}

export type AccessRequest = {
  user: string;
  groups: string[];
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  name?: string;
};

/** Asks Kubernetes' own RBAC whether this user may do that. */
export async function reviewAccess(client: KubeClient, request: AccessRequest): Promise<boolean> {
  const { user, groups, ...resourceAttributes } = request;
  const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
  const { status } = await client.json<{ status?: { allowed?: boolean } }>('POST', path, {
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user, groups, resourceAttributes },
    },
  });
  return status?.allowed === true;
}
