import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ClusterPorts, TokenReview } from '../cluster/ports.ts';

type Clock = { now(): number };
export type TokenReviews = { review(token: string): Promise<TokenReview> };

/** Milliseconds. A revoked token works for at most `accepted`; a refused one is asked again after `refused`. */
export const tokenReviewAges = { accepted: 10_000, refused: 2_000 };

/** What no server would issue is refused without asking. */
const maxTokenLength = 16_384;
const plausible = /^[\x21-\x7e]+$/;

/**
 * Remembers reviews for seconds, keyed by hash so that memory holds no tokens. Simultaneous questions
 * about one token are one review; failures of the API server are not remembered.
 */
export function createTokenReviews(
  reviewToken: ClusterPorts['reviewToken'],
  { max = 10_000, clock = performance as Clock } = {},
): TokenReviews {
  const cache = new LRUCache<string, TokenReview, string>({
    max,
    ttl: tokenReviewAges.accepted,
    ttlResolution: 0,
    perf: clock,
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _stale, { context: token, options }) => {
      const review = await reviewToken(token);
      if (!review.authenticated) options.ttl = tokenReviewAges.refused;
      return review;
    },
  });
  return {
    async review(token) {
      if (token.length > maxTokenLength || !plausible.test(token)) return { authenticated: false };
      return (await cache.fetch(hash('sha256', token), { context: token })) ?? { authenticated: false };
    },
  };
}
