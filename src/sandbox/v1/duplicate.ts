import { addValues } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { revalued } from '../entities/deal-products';
import { deals } from '../entities/deals';
import type { JsonObject } from '../json';
import { instant } from '../time';
import { livingDeal } from './parameters';
import { shownDeal } from './shown-deal';

/** What a copy starts without: it is open, whatever became of the first one. */
const fresh: JsonObject = {
  status: 'open',
  is_archived: false,
  archive_time: null,
  close_time: null,
  won_time: null,
  lost_time: null,
  lost_reason: null,
  local_won_date: null,
  local_lost_date: null,
  local_close_date: null,
  origin: 'API',
};

/** A copy of a deal with its products and people, whose value is anew the sum of the products. */
function duplicate(call: Call): Reply {
  const { database, user, now } = call;
  const { collections } = database;
  const source = livingDeal(call);
  const id = collections.deals.nextId();
  const time = instant(now);
  const values: JsonObject = {
    ...source.values,
    ...fresh,
    id,
    creator_user_id: user,
    add_time: time,
    update_time: time,
    stage_change_time: time,
  };
  const copy = addValues(database, 'deals', values, new Map(source.custom));
  const owned = { deal_id: id, add_time: time };
  addValues(database, 'dealFollowers', {
    id: collections.dealFollowers.nextId(),
    user_id: values.owner_id ?? null,
    ...owned,
  });
  for (const name of ['participants', 'dealProducts'] as const) {
    for (const child of [...collections[name].having('deal_id', source.id)]) {
      const childId = collections[name].nextId();
      addValues(database, name, { ...child.values, id: childId, deal_id: id });
    }
  }
  if (collections.dealProducts.having('deal_id', id).length > 0) revalued(copy, database, now);
  return success(shownDeal(copy, database));
}

export const duplicateEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/deals/:id/duplicate',
    cost: 10,
    scopes: deals.access.write,
    handle: duplicate,
  },
];
