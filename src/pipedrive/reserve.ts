import { AppError } from '../core/error';
import { users } from './catalogue/users';
import { dailyTokens, planName } from './daily-budget';
import { listAll } from './paging';
import type { RequestOptions, Session } from './session';

/** What the company may spend a day, as far as it can be told. */
export interface DailyBudget {
  /** Name of the price plan, as its burst limit shows. */
  readonly plan: string;
  readonly seats: number;
  /** API tokens a day, of all users and programs together. */
  readonly tokens: number;
}

/** Reads the number of seats once: one request. Top-ups are told nowhere and would only add to it. */
export async function dailyBudget(
  session: Session,
  options: RequestOptions = {},
): Promise<DailyBudget> {
  const seats = await session.remember(
    'seats',
    async (signal) =>
      (await listAll(session, users.source, { signal })).filter(
        (user) => user['active_flag'] === true,
      ).length,
    options,
  );
  const { authScheme } = session.settings;
  return {
    plan: planName(session.burstLimit, authScheme),
    seats,
    tokens: dailyTokens(session.burstLimit, seats, authScheme),
  };
}

/**
 * A check to make before each request of a long read: throws `daily-budget-reserve` where going on
 * would use tokens that the connection keeps back. Requests that are under way count as spent, so
 * many at a time go no further than one after the other. What others in the company spend today is
 * told nowhere, so it guards against this session's own use.
 */
export async function reserveGuard(
  session: Session,
  options: RequestOptions = {},
): Promise<(cost: number) => void> {
  const { dailyTokenReserve: reserve, authScheme } = session.settings;
  if (reserve === 0) return () => undefined;
  const { seats } = await dailyBudget(session, options);
  return (cost) => {
    // The plan shows only with the first answers.
    const budget = dailyTokens(session.burstLimit, seats, authScheme);
    const { tokens, underWay } = session.meter();
    if (tokens + underWay + cost > budget - reserve)
      throw new AppError('daily-budget-reserve', { reserve });
  };
}
