import type { ConnectionSettings } from '../connection/settings';

interface PricePlan {
  readonly name: string;
  /** Tokens a day = 30,000 x this x seats. */
  readonly multiplier: number;
  /** Requests per 2 seconds, by how the caller signs in. */
  readonly burst: Readonly<Record<ConnectionSettings['authScheme'], number>>;
}

/** Pipedrive, Rate limiting: plans, smallest first. */
const plans: readonly [PricePlan, ...PricePlan[]] = [
  { name: 'Lite', multiplier: 1, burst: { Basic: 20, OAuth: 80 } },
  { name: 'Growth', multiplier: 2, burst: { Basic: 40, OAuth: 160 } },
  { name: 'Premium', multiplier: 5, burst: { Basic: 100, OAuth: 400 } },
  { name: 'Ultimate', multiplier: 7, burst: { Basic: 120, OAuth: 480 } },
];
const tokensPerSeat = 30_000;

/** The burst limit to begin with, before any answer tells the real one. */
export function smallestBurst(scheme: ConnectionSettings['authScheme']): number {
  return plans[0].burst[scheme];
}

/**
 * The company's API tokens a day. No header tells them, but the burst limit tells the plan, and the
 * plan and the seats tell the budget; top-ups are not visible and would only add to it.
 */
export function dailyTokens(
  burstLimit: number,
  seats: number,
  scheme: ConnectionSettings['authScheme'],
): number {
  return tokensPerSeat * planOf(burstLimit, scheme).multiplier * Math.max(1, seats);
}

/** The price plan that a burst limit shows, such as `Growth`. */
export function planName(burstLimit: number, scheme: ConnectionSettings['authScheme']): string {
  return planOf(burstLimit, scheme).name;
}

function planOf(burstLimit: number, scheme: ConnectionSettings['authScheme']): PricePlan {
  return plans.findLast(({ burst }) => burst[scheme] <= burstLimit) ?? plans[0];
}
