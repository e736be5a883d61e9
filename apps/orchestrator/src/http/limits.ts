import rateLimit from '@fastify/rate-limit';
import type { PlatformConfig, RouteName } from '@souk/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.ts';

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

/** Counts a call; throws `too-many-requests` with `Retry-After` when its caller made too many. */
export type CountCall = (route: RouteName, request: FastifyRequest) => Promise<void>;

const keyOf = ({ caller, ip }: FastifyRequest) => (caller ? `caller ${caller.name}` : `address ${ip}`);

async function take(limiter: Limiter, request: FastifyRequest, what: string): Promise<void> {
  const outcome = await limiter(request);
  if (outcome.isAllowed || !outcome.isExceeded) return;
  const detail = `At most ${outcome.max} ${what} a minute.`;
  throw new ProblemError('too-many-requests', { detail }, { 'retry-after': String(outcome.ttlInSeconds) });
}

/** Calls are counted by caller, those that need none by address; creates have a stricter count of their own. */
export async function createLimits(
  app: FastifyInstance,
  limits: PlatformConfig['rateLimits'],
): Promise<CountCall> {
  await app.register(rateLimit, { global: false });
  const common = { timeWindow: 60_000, keyGenerator: keyOf, cache: 10_000 };
  const calls = app.createRateLimit({ ...common, max: limits.requests });
  const creates = app.createRateLimit({ ...common, max: limits.creates });
  return async (route, request) => {
    await take(calls, request, 'calls');
    if (route === 'createStore') await take(creates, request, 'stores may be created');
  };
}
