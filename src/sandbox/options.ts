import { plans, type Plan } from './gate/rate-limit';
import type { Counts } from './seed/context';

/** How the sandbox runs. Every property has a default, so that tests name only what they are about. */
export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly seed: number;
  readonly counts: Counts;
  readonly plan: Plan;
  readonly cors: boolean;
  /** The callback registered for the OAuth apps; can be changed on `/_sandbox/oauth-callback`. */
  readonly oauthCallback: string;
  /** Milliseconds each API request is kept waiting. */
  readonly latencyMs: number;
  /** Milliseconds since the epoch, for what is written and for limits; the data does not depend on it. */
  readonly now: () => number;
}

export const defaultOptions: SandboxOptions = {
  port: 0,
  seed: 1,
  counts: {
    deals: 1000,
    persons: 800,
    organizations: 300,
    activities: 2000,
    products: 120,
    leads: 150,
  },
  plan: 'premium',
  cors: true,
  oauthCallback: 'https://localhost:3000/oauth/callback',
  latencyMs: 0,
  now: Date.now,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The options that `SANDBOX_...` variables give. Throws RangeError, naming the variable, on nonsense. */
export function sandboxOptions(environment: Environment, port = 3001): SandboxOptions {
  const whole = (name: string, fallback: number): number => {
    const text = environment[name];
    if (text === undefined || text === '') return fallback;
    if (!/^\d+$/.test(text)) throw new RangeError(`${name} is a whole number, not ${text}`);
    return Number(text);
  };
  const choice = <T extends string>(name: string, choices: readonly T[], fallback: T): T => {
    const text = environment[name];
    if (text === undefined || text === '') return fallback;
    const found = choices.find((item) => item === text);
    if (!found) throw new RangeError(`${name} is one of ${choices.join(', ')}, not ${text}`);
    return found;
  };
  const address = (name: string, fallback: string): string => {
    const text = environment[name];
    if (text === undefined || text === '') return fallback;
    if (!URL.canParse(text)) throw new RangeError(`${name} is an address, not ${text}`);
    return text;
  };
  const { counts, seed, plan, oauthCallback, latencyMs, now } = defaultOptions;
  return {
    port: whole('SANDBOX_PORT', port),
    seed: whole('SANDBOX_SEED', seed),
    counts: {
      deals: whole('SANDBOX_DEALS', counts.deals),
      persons: whole('SANDBOX_PERSONS', counts.persons),
      organizations: whole('SANDBOX_ORGANIZATIONS', counts.organizations),
      activities: whole('SANDBOX_ACTIVITIES', counts.activities),
      products: whole('SANDBOX_PRODUCTS', counts.products),
      leads: whole('SANDBOX_LEADS', counts.leads),
    },
    plan: choice('SANDBOX_PLAN', plans, plan),
    cors: choice('SANDBOX_CORS', ['on', 'off'], 'on') === 'on',
    oauthCallback: address('SANDBOX_OAUTH_CALLBACK', oauthCallback),
    latencyMs: whole('SANDBOX_LATENCY_MS', latencyMs),
    now,
  };
}
