import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from './refusal';

export interface RateLimit {
  readonly perSecond: number;
  /** Requests that may come at once after a pause. */
  readonly burst: number;
}

interface Bucket {
  readonly tokens: number;
  /** When that was, by the clock passed in. */
  readonly at: number;
}

/**
 * One token bucket for each key. The function takes a token and returns 0, or returns the seconds
 * (whole, at least 1) until there is one. `now` is a clock in milliseconds that never goes back.
 */
export function tokenBuckets(
  { perSecond, burst }: RateLimit,
  now: () => number,
): (key: string) => number {
  // A bucket left alone for this long is full and stands for nothing. So the buckets live in two
  // generations, and the older is dropped whole: no search for what to forget, however many callers.
  const generationMs = (burst / perSecond) * 1000;
  let young = new Map<string, Bucket>();
  let old = new Map<string, Bucket>();
  let born = now();
  return (key) => {
    const at = now();
    if (at - born >= generationMs) {
      old = at - born < 2 * generationMs ? young : new Map();
      young = new Map();
      born = at;
    }
    const found = young.get(key) ?? old.get(key);
    const tokens = found
      ? Math.min(burst, found.tokens + ((at - found.at) / 1000) * perSecond)
      : burst;
    const taken = tokens >= 1;
    young.set(key, { tokens: taken ? tokens - 1 : tokens, at });
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
export function rateLimited(limit: RateLimit, proxies: number): MiddlewareHandler {
  const secondsToWait = tokenBuckets(limit, () => performance.now());
  return async (context, next) => {
    const retryAfter = secondsToWait(clientAddress(context, proxies));
    if (retryAfter > 0) throw new Refusal('rate_limited', { retryAfter });
    await next();
  };
}
