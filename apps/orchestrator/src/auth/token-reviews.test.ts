import { expect, test, vi } from 'vitest';
import type { TokenReview } from '../cluster/ports.ts';
import { createTokenReviews, tokenReviewAges } from './token-reviews.ts';

const jane = { authenticated: true as const, username: 'jane', groups: ['users'], uid: 'u1' };
const reviewer = () => vi.fn<(token: string) => Promise<TokenReview>>();

test('an accepted token is asked about once in ten seconds, a refused one once in two', async () => {
  const review = reviewer().mockImplementation(async (token) =>
    token === 'good' ? jane : { authenticated: false },
  );
  let now = 1;
  const reviews = createTokenReviews(review, { clock: { now: () => now } });
  for (let second = 0; second < 10; second += 1) {
    expect(await reviews.review('good')).toEqual(jane);
    expect(await reviews.review('bad')).toEqual({ authenticated: false });
    now += 1_000;
  }
  const asked = (token: string) => review.mock.calls.filter(([given]) => given === token).length;
  expect(asked('good')).toBe(1);
  expect(asked('bad')).toBeGreaterThanOrEqual(4);
});

test('a revoked token stops working once its review is old', async () => {
  const review = reviewer().mockResolvedValueOnce(jane).mockResolvedValue({ authenticated: false });
  let now = 1;
  const reviews = createTokenReviews(review, { clock: { now: () => now } });
  await reviews.review('token');
  now += tokenReviewAges.accepted + 1;
  expect(await reviews.review('token')).toEqual({ authenticated: false });
});

test('questions at the same moment are one review', async () => {
  const review = reviewer().mockImplementation(async () => jane);
  const reviews = createTokenReviews(review);
  await Promise.all(Array.from({ length: 20 }, () => reviews.review('token')));
  expect(review).toHaveBeenCalledTimes(1);
});

test('a failure is told, and not remembered', async () => {
  const review = reviewer().mockRejectedValueOnce(new Error('no answer')).mockResolvedValue(jane);
  const reviews = createTokenReviews(review);
  await expect(reviews.review('token')).rejects.toThrow('no answer');
  expect(await reviews.review('token')).toEqual(jane);
});

test('memory is bounded, also while all answers are still on their way', async () => {
  const review = reviewer().mockImplementation(async () => jane);
  const reviews = createTokenReviews(review, { max: 3 });
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => reviews.review(`token-${index}`)),
  );
  expect(answers).toEqual(Array.from({ length: 10 }, () => jane));
  await reviews.review('token-0');
  expect(review).toHaveBeenCalledTimes(11);
});

test.each(['', ' ', 'a b', 'tab\t', 'nul\u0000', 'ümlaut', 'x'.repeat(16_385)])(
  'what no server would issue is refused unasked: %.20j',
  async (token) => {
    const review = reviewer();
    expect(await createTokenReviews(review).review(token)).toEqual({ authenticated: false });
    expect(review).not.toHaveBeenCalled();
  },
);
