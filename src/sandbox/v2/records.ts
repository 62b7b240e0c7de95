import type { Entry } from '../collection';
import type { Endpoint } from '../endpoint';
import type { Entity } from '../entity';
import { activities } from '../entities/activities';
import { deals } from '../entities/deals';
import { organizations } from '../entities/organizations';
import { persons } from '../entities/persons';
import { pipelines } from '../entities/pipelines';
import { products } from '../entities/products';
import { stages } from '../entities/stages';
import { listHandler } from './list';
import { create, one, remove, update } from './record';

/** The records that API v2 serves. */
export const entities: readonly Entity[] = [
  deals,
  persons,
  organizations,
  activities,
  products,
  pipelines,
  stages,
];

const alive = ({ values }: Entry) => values.is_deleted !== true;
const current = ({ values }: Entry) => values.is_archived !== true;

/** The five endpoints of a kind of record. */
function endpointsOf(entity: Entity): readonly Endpoint[] {
  const path = `/api/v2/${entity.name}` as const;
  const { costs, access } = entity;
  const list = entity === deals ? dealList(current) : listHandler(entity, alive);
  return [
    { method: 'GET', path, cost: costs.list, scopes: access.read, handle: list },
    { method: 'POST', path, cost: costs.create, scopes: access.write, handle: create(entity) },
    {
      method: 'GET',
      path: `${path}/:id`,
      cost: costs.one,
      scopes: access.read,
      handle: one(entity),
    },
    {
      method: 'PATCH',
      path: `${path}/:id`,
      cost: costs.update,
      scopes: access.write,
      handle: update(entity),
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      cost: costs.delete,
      scopes: access.write,
      handle: remove(entity),
    },
  ];
}

/** Deals alone can list their deleted ones, by naming that status. Archived ones have a list apart. */
function dealList(visible: (entry: Entry) => boolean, entity = deals): Endpoint['handle'] {
  const withDeleted = listHandler(entity, visible);
  const withoutDeleted = listHandler(entity, (entry) => visible(entry) && alive(entry));
  return (call) => {
    const named = call.query.has('status') && !call.query.has('filter_id');
    return (named ? withDeleted : withoutDeleted)(call);
  };
}

/** The list of archived deals has no labels (its parameters in OpenAPI v2). */
const archivedDeals: Entity = { ...deals, hasLabels: false };

const archived: Endpoint = {
  method: 'GET',
  path: '/api/v2/deals/archived',
  cost: 20,
  scopes: deals.access.read,
  handle: dealList(({ values }) => values.is_archived === true, archivedDeals),
};

export const recordEndpoints: readonly Endpoint[] = [archived, ...entities.flatMap(endpointsOf)];
