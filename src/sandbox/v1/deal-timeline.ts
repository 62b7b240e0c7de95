import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { date, day, isDate, plainTime, second } from '../time';
import { selectedDeals, valuesByCurrency } from './deal-selection';
import { shownDeal } from './shown-deal';

/** The start of the interval after the one that starts at `at`; months and quarters by the calendar. */
const following: Readonly<Record<string, (at: number) => number>> = {
  day: (at) => at + day,
  week: (at) => at + 7 * day,
  month: (at) => monthsLater(at, 1),
  quarter: (at) => monthsLater(at, 3),
};

function monthsLater(at: number, months: number): number {
  const start = new Date(at);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate());
}

/** More intervals than this are refused, rather than an answer without end. */
const mostIntervals = 400;

function totals(deals: readonly Entry[], call: Call): JsonObject {
  const of = (status: string) => deals.filter(({ values }) => values.status === status);
  const open = of('open');
  const won = of('won');
  return {
    count: deals.length,
    values: valuesByCurrency(deals, call),
    weighted_values: valuesByCurrency(deals, call, true),
    open_count: open.length,
    open_values: valuesByCurrency(open, call),
    weighted_open_values: valuesByCurrency(open, call, true),
    won_count: won.length,
    won_values: valuesByCurrency(won, call),
  };
}

/** Open and won deals by when a date of theirs falls, one group per interval. */
function timeline(call: Call): Reply {
  const { query, database } = call;
  const start = query.get('start_date') ?? '';
  const next = following[query.get('interval') ?? ''];
  const amount = Number(query.get('amount') ?? '');
  const field = database.fields.deal.get(query.get('field_key') ?? '');
  if (!isDate(start)) throw problemV1(400, 'start_date must be a date');
  if (!next) throw problemV1(400, `interval must be one of ${Object.keys(following).join(', ')}`);
  if (!Number.isInteger(amount) || amount < 1 || amount > mostIntervals) {
    throw problemV1(400, `amount must be a number from 1 to ${mostIntervals}`);
  }
  if (field?.type !== 'date') throw problemV1(400, 'field_key must name a date field of deals');

  const withDeals = query.get('exclude_deals') !== '1';
  const dayOf = (deal: Entry): string => {
    const at = field.custom ? deal.custom.get(field.code) : deal.values[field.code];
    return String(at ?? '').slice(0, 10);
  };
  const deals = selectedDeals(call).filter(({ values }) => values.status !== 'lost');
  let from = Date.parse(start);
  const periods = Array.from({ length: amount }, () => {
    const until = next(from);
    const [first, last] = [date(from), date(until - day)];
    const inside = deals.filter((deal) => dayOf(deal) >= first && dayOf(deal) <= last);
    const period = {
      period_start: plainTime(from),
      period_end: plainTime(until - second),
      deals: withDeals ? inside.map((deal) => shownDeal(deal, database)) : [],
      totals: totals(inside, call),
    };
    from = until;
    return period;
  });
  return success(periods);
}

export const dealTimelineEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/deals/timeline',
    cost: 20,
    scopes: access('deals').read,
    handle: timeline,
  },
];
