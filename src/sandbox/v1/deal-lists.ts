import type { Entry } from '../collection';
import { existing } from '../database';
import type { Call, Endpoint, Reply } from '../endpoint';
import { savedFilter } from '../filter/saved-filter';
import type { JsonObject } from '../json';
import { every } from '../list-filter';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { organizationBrief, personBrief, related, userBrief } from './brief';
import { paged } from './paging';
import { idOf, living } from './parameters';
import { shownDeal } from './shown-deal';

const ofDeals = { kind: 'deal', filterType: 'deals' } as const;

const current = ({ values }: Entry) => values.is_deleted !== true && values.is_archived !== true;

/**
 * Whose deals: everybody's, those of a user, or those of a saved filter, in this order; else the
 * caller's own (documented at the parameters).
 */
function whose({ query, database, user, now }: Call): (entry: Entry) => boolean {
  if (query.get('everyone') === '1') return () => true;
  const owner = idOf(query, 'user_id');
  const filter = query.get('filter_id');
  if (owner === undefined && filter !== null) {
    return savedFilter(filter, ofDeals, { database, user, now });
  }
  return ({ values }) => values.owner_id === (owner ?? user);
}

/** The deals of a pipeline or of a stage. */
function dealsOf(name: 'pipelines' | 'stages', noun: string, link: string): Endpoint {
  return {
    method: 'GET',
    path: `/v1/${name}/:id/deals`,
    cost: 20,
    scopes: access('deals').read,
    handle: (call) => {
      const { query, database } = call;
      const { id } = living(name, noun, call);
      const stage = name === 'pipelines' ? idOf(query, 'stage_id') : undefined;
      const match = every([
        current,
        whose(call),
        ({ values }) => stage === undefined || values.stage_id === stage,
      ]);
      const deals = database.collections.deals.having(link, id).filter(match);
      return paged(deals, query, 'flat', (deal) => shownDeal(deal, database));
    },
  };
}

const statuses = ['open', 'won', 'lost', 'deleted', 'all_not_deleted'];

/** A deal that names what it points at, as the list of a product's deals does. */
function detailed(deal: Entry, { database }: Call): JsonObject {
  const { creator_user_id, owner_id, person_id, org_id } = deal.values;
  return {
    ...shownDeal(deal, database),
    creator_user_id: userBrief(database, creator_user_id, false),
    user_id: userBrief(database, owner_id, false),
    person_id: personBrief(database, person_id),
    org_id: organizationBrief(database, org_id),
  };
}

function dealsOfProduct(call: Call): Reply {
  const { query, database } = call;
  const product = living('products', 'Product', call);
  const status = query.get('status') ?? 'all_not_deleted';
  if (!statuses.includes(status)) {
    throw problemV1(400, `status must be one of ${statuses.join(', ')}`);
  }
  const lines = database.collections.dealProducts.having('product_id', product.id);
  const ids = [...new Set(lines.map(({ values }) => Number(values.deal_id)))];
  const deals = ids.flatMap((id) => {
    const deal = database.collections.deals.get(id);
    if (!deal) return [];
    const wanted = status === 'all_not_deleted' ? 'not deleted' : status;
    const alive = existing(database, 'deals', id) !== undefined;
    return (wanted === 'not deleted' ? alive : deal.values.status === wanted) ? [deal] : [];
  });
  const reply = paged(deals, query, 'nested', (deal) => detailed(deal, call));
  const body = reply.body as JsonObject;
  const objects = related({
    user: deals.map(({ values }) => userBrief(database, values.owner_id)),
    organization: deals.map(({ values }) => organizationBrief(database, values.org_id)),
    person: deals.map(({ values }) => personBrief(database, values.person_id)),
  });
  return { ...reply, body: { ...body, related_objects: objects } };
}

export const dealListEndpoints: readonly Endpoint[] = [
  dealsOf('pipelines', 'Pipeline', 'pipeline_id'),
  dealsOf('stages', 'Stage', 'stage_id'),
  {
    method: 'GET',
    path: '/v1/products/:id/deals',
    cost: 20,
    scopes: access('deals').read,
    handle: dealsOfProduct,
  },
];
