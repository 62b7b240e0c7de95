import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { perEuro } from '../seed/countries';
import { selectedDeals, valuesByCurrency } from './deal-selection';
import { formatted } from './shown-deal';

/** The currency that everything is converted to, at the sandbox's fixed rates. */
const home = 'EUR';

function inHome(sums: Readonly<Record<string, unknown>>): number {
  const euros = Object.entries(sums).map(([code, sum]) => Number(sum) / (perEuro[code] ?? 1));
  return Math.round(euros.reduce((total, amount) => total + amount, 0) * 100) / 100;
}

/** How many deals there are and what they are worth, by currency and in all. */
function summary(call: Call): Reply {
  const status = call.query.get('status');
  if (status !== null && !['open', 'won', 'lost'].includes(status)) {
    throw problemV1(400, 'status must be one of open, won, lost');
  }
  const { database } = call;
  const deals = selectedDeals(call).filter(
    ({ values }) => status === null || values.status === status,
  );
  const values = valuesByCurrency(deals, call);
  const weighted = valuesByCurrency(deals, call, true);
  const count = (code: string) =>
    deals.filter((deal: Entry) => deal.values.currency === code).length;
  const total = inHome(values);
  const weightedTotal = inHome(weighted);
  return success({
    values_total: Object.fromEntries(
      Object.entries(values).map(([code, value]) => {
        const converted = inHome({ [code]: value });
        return [
          code,
          {
            value,
            count: count(code),
            value_converted: converted,
            value_formatted: formatted(database, value, code),
            value_converted_formatted: formatted(database, converted, home),
          },
        ];
      }),
    ),
    weighted_values_total: Object.fromEntries(
      Object.entries(weighted).map(([code, value]) => [
        code,
        { value, count: count(code), value_formatted: formatted(database, value, code) },
      ]),
    ),
    total_count: deals.length,
    total_currency_converted_value: total,
    total_weighted_currency_converted_value: weightedTotal,
    total_currency_converted_value_formatted: formatted(database, total, home),
    total_weighted_currency_converted_value_formatted: formatted(database, weightedTotal, home),
  });
}

export const dealSummaryEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/deals/summary',
    cost: 40,
    scopes: access('deals').read,
    handle: summary,
  },
];
