import * as check from '../check';
import type { Entry } from '../collection';
import { existing } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import { revalued } from '../entities/deal-products';
import { deals } from '../entities/deals';
import { organizations } from '../entities/organizations';
import { persons } from '../entities/persons';
import type { Entity } from '../entity';
import type { Json, JsonObject } from '../json';
import { linksTo, moveLinks } from '../links';
import { problemV1 } from '../problem';
import { instant } from '../time';
import { numeric, readBody, type BodyProperty } from './body';
import { living } from './parameters';
import { shownDeal } from './shown-deal';
import { shownPerson } from './shown-person';

interface Merged {
  readonly entity: Entity;
  readonly name: 'deals' | 'persons' | 'organizations';
  /** How the record that stays is shown. */
  readonly shown: (entry: Entry, call: Call) => JsonObject;
}

const merged: readonly Merged[] = [
  {
    entity: deals,
    name: 'deals',
    shown: (entry, { database }) => shownDeal(entry, database),
  },
  {
    entity: persons,
    name: 'persons',
    shown: (entry, { database }) => {
      const { owner_id, org_id } = entry.values;
      return shownPerson(entry, database, owner_id ?? null, org_id ?? null);
    },
  },
  { entity: organizations, name: 'organizations', shown: ({ id }) => ({ id }) },
];

const properties: Readonly<Record<string, BodyProperty>> = {
  merge_with_id: { check: check.integer, required: true, from: numeric },
};

/** What tells how a record stands stays with it: an open deal is not won because another one was. */
const standing = /_time$|^(lost_reason|status|is_deleted|is_archived)$/;

const empty = (value: Json | undefined): boolean =>
  value == null || value === '' || (Array.isArray(value) && value.length === 0);

/** Fills what is empty in the record that stays; what is filled there is kept (tutorials on merging). */
function fill({ properties: known }: Entity, stays: Entry, goes: Entry): void {
  for (const [name, property] of Object.entries(known)) {
    if (!property.check || standing.test(name)) continue;
    if (empty(stays.values[name])) stays.values[name] = goes.values[name] ?? null;
  }
  stays.custom = new Map([...goes.custom, ...stays.custom]);
}

/** The record in the path goes into the one that the body names, and is deleted. */
function merge({ entity, name, shown }: Merged, call: Call): Reply {
  const { database, now, body } = call;
  const goes = living(name, entity.noun, call);
  const { merge_with_id } = readBody(body, properties, true);
  const stays = existing(database, name, Number(merge_with_id));
  if (!stays) throw problemV1(404, `${entity.noun} not found`);
  if (stays === goes) throw problemV1(400, 'A record cannot be merged with itself');
  if ([stays, goes].some(({ values }) => values.is_archived === true)) {
    throw problemV1(400, 'Archived records cannot be merged');
  }
  fill(entity, stays, goes);
  moveLinks(database, { links: linksTo[name], from: goes.id, to: stays.id }, now);
  Object.assign(goes.values, { is_deleted: true, update_time: instant(now) });
  if (goes.values.status !== undefined) goes.values.status = 'deleted';
  stays.values.update_time = instant(now);
  database.collections[name].changed();
  const sold = database.collections.dealProducts.having('deal_id', stays.id);
  if (entity === deals && sold.length > 0) revalued(stays, database, now);
  return success({
    ...shown(stays, call),
    ...(name === 'organizations' ? {} : { merge_what_id: goes.id }),
  });
}

export const mergeEndpoints: readonly Endpoint[] = merged.map((kind) => ({
  method: 'PUT',
  path: `/v1/${kind.name}/:id/merge`,
  cost: 40,
  scopes: kind.entity.access.write,
  handle: (call) => merge(kind, call),
}));
