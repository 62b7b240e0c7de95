import { AppError } from '../core/error';
import { users } from './catalogue/users';
import { dailyTokens } from './daily-budget';
import { listAll } from './paging';
import type { RequestOptions, Session } from './session';

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
  const seats = await session.remember(
    'seats',
    async (signal) =>
      (await listAll(session, users.source, { signal })).filter(
        (user) => user['active_flag'] === true,
      ).length,
    options,
  );
  return (cost) => {
    const budget = dailyTokens(session.burstLimit, seats, authScheme);
    const { tokens, underWay } = session.meter();
    if (tokens + underWay + cost > budget - reserve)
      throw new AppError('daily-budget-reserve', { reserve });
  };
}
