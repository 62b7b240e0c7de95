import type { Entry } from '../collection';
import type { Call } from '../endpoint';
import { savedFilter } from '../filter/saved-filter';
import type { JsonObject } from '../json';
import { every } from '../list-filter';
import { idOf } from './parameters';
import { chance } from './shown-deal';

const ofDeals = { kind: 'deal', filterType: 'deals' } as const;

/**
 * The deals that statistics are about: neither deleted nor archived, of a user, pipeline or stage. A
 * saved filter overrides the user (documented at the parameters).
 */
export function selectedDeals({ query, database, user, now }: Call): readonly Entry[] {
  const filter = query.get('filter_id');
  const owner = filter === null ? idOf(query, 'user_id') : undefined;
  const same = (property: string, id: number | undefined) =>
    id === undefined ? [] : [({ values }: Entry) => values[property] === id];
  const match = every([
    ({ values }) => values.is_deleted !== true && values.is_archived !== true,
    ...(filter === null ? [] : [savedFilter(filter, ofDeals, { database, user, now })]),
    ...same('owner_id', owner),
    ...same('pipeline_id', idOf(query, 'pipeline_id')),
    ...same('stage_id', idOf(query, 'stage_id')),
  ]);
  return [...database.collections.deals.all()].filter(match);
}

/** The sums of values by currency. `weighted` counts each deal with its chance of being won. */
export function valuesByCurrency(
  deals: readonly Entry[],
  { database }: Call,
  weighted = false,
): JsonObject {
  const sums = new Map<string, number>();
  for (const deal of deals) {
    const { value, currency } = deal.values;
    const part = weighted ? chance(deal, database) / 100 : 1;
    const code = String(currency);
    sums.set(code, (sums.get(code) ?? 0) + Number(value) * part);
  }
  return Object.fromEntries([...sums].map(([code, sum]) => [code, Math.round(sum * 100) / 100]));
}
