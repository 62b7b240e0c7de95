import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from './refusal';

export interface RateLimit {
  readonly perSecond: number;
  /** Requests that may come at once after a pause. */
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  /** Milliseconds since the epoch. */
  filledAt: number;
}

/** Above this many buckets the full ones are forgotten: they stand for nothing. */
const manyBuckets = 10_000;

/**
 * One token bucket for each key. The function takes a token and returns 0, or returns the seconds
 * (whole, at least 1) until there is one.
 */
export function tokenBuckets(
  { perSecond, burst }: RateLimit,
  now: () => number,
): (key: string) => number {
  const buckets = new Map<string, Bucket>();
  const level = (bucket: Bucket, at: number) =>
    Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.filledAt) / 1000) * perSecond);
  return (key) => {
    const at = now();
    if (buckets.size > manyBuckets)
      for (const [other, bucket] of buckets) if (level(bucket, at) === burst) buckets.delete(other);
    const found = buckets.get(key);
    const tokens = found ? level(found, at) : burst;
    const taken = tokens >= 1;
    buckets.set(key, { tokens: taken ? tokens - 1 : tokens, filledAt: at });
    return taken ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
}

/**
 * Whose request it is. `proxies` is how many proxies of the operator stand before the service: each
 * appends the address it was called from to `x-forwarded-for`, and what stands left of theirs was
 * written by the caller. An IPv6 caller owns a whole /64 network and counts as one.
 */
export function clientAddress(context: Context, proxies: number): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',') ?? [];
  const address =
    proxies > 0 ? forwarded.at(-proxies)?.trim() : getConnInfo(context).remote.address;
  return address?.split(':').slice(0, 4).join(':') ?? '';
}

/** Refuses what comes faster than the limit with `rate_limited` (429). */
export function rateLimited(limit: RateLimit, proxies: number, now = Date.now): MiddlewareHandler {
  const secondsToWait = tokenBuckets(limit, now);
  return async (context, next) => {
    const retryAfter = secondsToWait(clientAddress(context, proxies));
    if (retryAfter > 0) throw new Refusal('rate_limited', { retryAfter });
    await next();
  };
}
