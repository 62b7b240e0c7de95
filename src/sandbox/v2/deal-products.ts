import { existing } from '../database';
import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { dealProducts, revalued } from '../entities/deal-products';
import { deals } from '../entities/deals';
import { productVariations } from '../entities/product-variations';
import { products } from '../entities/products';
import { isObject, type JsonObject } from '../json';
import { idsParameter } from '../list-filter';
import { validationFailed } from '../problem';
import { childEndpoints, livingParent, pageReplyOf } from './children';
import { refuseUnknown } from './parameters';
import { created } from './record';
import { entryWriter } from './shown';

/** Most lines that one request adds or deletes (OpenAPI v2). */
const maxLines = 100;

const revalue = (deal: Entry, { database, now }: Call): void => revalued(deal, database, now);

function linesOf(call: Call): readonly Entry[] {
  const wanted = idsParameter(call.query.getAll('deal_ids').join(','), 'deal_ids');
  const alive = [...wanted].filter((id) => existing(call.database, 'deals', id));
  return alive.flatMap((id) => call.database.collections.dealProducts.having('deal_id', id));
}

function addSeveral(call: Call): Reply {
  const deal = livingParent(deals, call);
  const data = isObject(call.body) ? call.body.data : undefined;
  if (!Array.isArray(data) || data.length === 0 || data.length > maxLines) {
    const message = `Expected array of 1 to ${maxLines} items`;
    throw validationFailed([{ path: 'data', message }]);
  }
  const lines = data.map((body) => created(dealProducts, { ...call, body }, { deal_id: deal.id }));
  revalue(deal, call);
  const write = entryWriter(dealProducts, new URLSearchParams(), call.database);
  return { status: 201, body: `{"success":true,"data":[${lines.map(write).join(',')}]}` };
}

function deleteSeveral(call: Call): Reply {
  refuseUnknown(call.query, ['ids']);
  const deal = livingParent(deals, call);
  const { dealProducts: lines } = call.database.collections;
  const ids = call.query.get('ids');
  const wanted = ids === null ? undefined : idsParameter(ids, 'ids');
  const matching = lines.having('deal_id', deal.id).filter(({ id }) => wanted?.has(id) ?? true);
  const gone = matching.slice(0, maxLines);
  for (const line of gone) lines.remove(line);
  revalue(deal, call);
  const more: JsonObject = { more_items_in_collection: matching.length > gone.length };
  return success({ ids: gone.map(({ id }) => id) }, more);
}

const path = '/api/v2/deals/:id/products';
const { read, write } = dealProducts.access;

export const dealProductEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/api/v2/deals/products',
    cost: 10,
    scopes: read,
    handle: (call) =>
      pageReplyOf(dealProducts, linesOf(call), [...dealProducts.sorts, 'deal_id'], call, [
        'deal_ids',
      ]),
  },
  { method: 'POST', path: `${path}/bulk`, cost: 25, scopes: write, handle: addSeveral },
  { method: 'DELETE', path, cost: 15, scopes: write, handle: deleteSeveral },
  ...childEndpoints({
    entity: dealProducts,
    parent: deals,
    segment: 'products',
    link: 'deal_id',
    changed: revalue,
  }),
  ...childEndpoints({
    entity: productVariations,
    parent: products,
    segment: 'variations',
    link: 'product_id',
  }),
];
