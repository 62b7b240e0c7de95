import { day, second } from '../time';
import type { Caller } from './tokens';

/** The plans of the rate limit documentation; `unlimited` is the sandbox's own, for benchmarks. */
export const plans = ['lite', 'growth', 'premium', 'ultimate', 'unlimited'] as const;
export type Plan = (typeof plans)[number];

interface Budget {
  /** Requests per rolling window and credential. */
  readonly burst: Readonly<Record<Caller['kind'], number>>;
  /** Multiplies the daily budget. */
  readonly multiplier: number;
}

const budgets: Readonly<Record<Plan, Budget>> = {
  lite: { burst: { 'api-token': 20, oauth: 80 }, multiplier: 1 },
  growth: { burst: { 'api-token': 40, oauth: 160 }, multiplier: 2 },
  premium: { burst: { 'api-token': 100, oauth: 400 }, multiplier: 5 },
  ultimate: { burst: { 'api-token': 120, oauth: 480 }, multiplier: 7 },
  unlimited: { burst: { 'api-token': Infinity, oauth: Infinity }, multiplier: Infinity },
};

const window = 2 * second;
/** Search requests per window, on every plan. */
const searchBurst = 10;
/** Tokens a day, times the plan's multiplier and the seats. */
const dailyTokens = 30_000;
/**
 * What the unlimited plan tells of its limits: clients that learn theirs from the headers would keep
 * to a plan's otherwise.
 */
const generous = {
  'x-ratelimit-limit': '1000000',
  'x-ratelimit-remaining': '1000000',
  'x-ratelimit-reset': '2',
};
/** The older limit on writes that `x-daily-requests-left` still counts, for API tokens only. */
const dailyWrites = 10_000;

/**
 * When ignoring 429 turns into a block. Pipedrive documents that it does, not when: here a token
 * that is refused this often within ten seconds is shut out for a minute.
 */
const blockAfter = 40;
const blockWindow = 10 * second;
const blockFor = 60 * second;

export type Verdict =
  | { readonly kind: 'passed'; readonly headers: Record<string, string> }
  | { readonly kind: 'burst'; readonly headers: Record<string, string> }
  | { readonly kind: 'daily'; readonly retryAfter: number }
  | { readonly kind: 'blocked' };

export interface RateLimit {
  /** Counts a request and says whether it may pass. Refused requests cost no tokens. */
  admit(caller: Caller, request: { cost: number; search: boolean; write: boolean }): Verdict;
}

interface Account {
  requests: number[];
  searches: number[];
  refusals: number[];
  writes: number;
  blockedUntil: number;
}

/** `seats` multiply the company's daily budget; `now` gives milliseconds since the epoch. */
export function createRateLimit(plan: Plan, seats: number, now: () => number): RateLimit {
  const { burst, multiplier } = budgets[plan];
  const accounts = new Map<string, Account>();
  let today = Math.floor(now() / day);
  let spent = 0;

  const accountOf = (credential: string): Account => {
    let account = accounts.get(credential);
    if (!account) {
      account = { requests: [], searches: [], refusals: [], writes: 0, blockedUntil: 0 };
      accounts.set(credential, account);
    }
    return account;
  };

  /** The budget starts anew at midnight of the server, whose zone Pipedrive does not name: UTC here. */
  const startDay = (at: number) => {
    if (Math.floor(at / day) === today) return;
    today = Math.floor(at / day);
    spent = 0;
    for (const account of accounts.values()) account.writes = 0;
  };

  const refuse = (account: Account, at: number) => {
    account.refusals = recent(account.refusals, at - blockWindow);
    account.refusals.push(at);
    if (account.refusals.length >= blockAfter) account.blockedUntil = at + blockFor;
  };

  return {
    admit(caller, { cost, search, write }) {
      if (plan === 'unlimited') return { kind: 'passed', headers: { ...generous } };
      const at = now();
      startDay(at);
      const account = accountOf(caller.credential);
      if (caller.kind === 'api-token' && account.blockedUntil > at) return { kind: 'blocked' };

      account.requests = recent(account.requests, at - window);
      account.searches = recent(account.searches, at - window);
      const counted = search ? account.searches : account.requests;
      const limit = search ? searchBurst : burst[caller.kind];
      if (counted.length >= limit) {
        refuse(account, at);
        return { kind: 'burst', headers: burstHeaders(limit, counted, at) };
      }
      if (spent + cost > dailyTokens * multiplier * seats) {
        refuse(account, at);
        return { kind: 'daily', retryAfter: Math.ceil(((today + 1) * day - at) / second) };
      }
      account.requests.push(at);
      if (search) account.searches.push(at);
      spent += cost;
      const headers = burstHeaders(limit, counted, at);
      if (write && caller.kind === 'api-token') {
        account.writes += 1;
        headers['x-daily-requests-left'] = String(Math.max(0, dailyWrites - account.writes));
      }
      return { kind: 'passed', headers };
    },
  };
}

function recent(times: readonly number[], since: number): number[] {
  return times.filter((time) => time > since);
}

/** `x-ratelimit-reset` is a number of seconds from now (observed), not a time. */
function burstHeaders(
  limit: number,
  counted: readonly number[],
  at: number,
): Record<string, string> {
  const reset = ((counted[0] ?? at) + window - at) / second;
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - counted.length)),
    'x-ratelimit-reset': String(Math.max(1, Math.ceil(reset))),
  };
}
