import type { Id } from './collection';
import type { CollectionName, Database } from './database';
import { isObject, type Json, type JsonObject } from './json';
import { instant } from './time';

/** A property of other records that holds the id of a record. */
interface Link {
  readonly collection: CollectionName;
  readonly property: string;
  /** No two of the linked records may have this the same: a user follows a deal once. */
  readonly once?: string;
  /** The property holds a list of ids. */
  readonly several?: true;
  /** Its records say when they were changed: as v2 does. */
  readonly stamped?: true;
}

const stamped = true;
const several = true;

/** What hangs on deals, persons, organizations and leads: when one goes into another, all this moves. */
export const linksTo: Readonly<
  Record<'deals' | 'persons' | 'organizations' | 'leads', readonly Link[]>
> = {
  deals: [
    { collection: 'activities', property: 'deal_id', stamped },
    { collection: 'dealProducts', property: 'deal_id', stamped },
    { collection: 'dealFollowers', property: 'deal_id', once: 'user_id' },
    { collection: 'participants', property: 'deal_id', once: 'person_id' },
    { collection: 'notes', property: 'deal_id' },
    { collection: 'files', property: 'deal_id' },
    { collection: 'callLogs', property: 'deal_id' },
    { collection: 'mailThreads', property: 'deal_id' },
    { collection: 'mailMessages', property: 'deal_id' },
    { collection: 'projects', property: 'deal_ids', several },
  ],
  persons: [
    { collection: 'deals', property: 'person_id', stamped },
    { collection: 'activities', property: 'person_id', stamped },
    { collection: 'leads', property: 'person_id' },
    { collection: 'personFollowers', property: 'person_id', once: 'user_id' },
    { collection: 'participants', property: 'person_id', once: 'deal_id' },
    { collection: 'notes', property: 'person_id' },
    { collection: 'files', property: 'person_id' },
    { collection: 'callLogs', property: 'person_id' },
    { collection: 'mailMessages', property: 'person_id' },
    { collection: 'projects', property: 'person_ids', several },
  ],
  organizations: [
    { collection: 'deals', property: 'org_id', stamped },
    { collection: 'persons', property: 'org_id', stamped },
    { collection: 'activities', property: 'org_id', stamped },
    { collection: 'leads', property: 'organization_id' },
    { collection: 'organizationFollowers', property: 'org_id', once: 'user_id' },
    { collection: 'notes', property: 'org_id' },
    { collection: 'files', property: 'org_id' },
    { collection: 'callLogs', property: 'org_id' },
    { collection: 'mailMessages', property: 'org_id' },
    { collection: 'projects', property: 'org_ids', several },
    { collection: 'organizationRelationships', property: 'rel_owner_org_id' },
    { collection: 'organizationRelationships', property: 'rel_linked_org_id' },
  ],
  leads: [
    { collection: 'activities', property: 'lead_id', stamped },
    { collection: 'notes', property: 'lead_id' },
    { collection: 'files', property: 'lead_id' },
    { collection: 'callLogs', property: 'lead_id' },
    { collection: 'mailThreads', property: 'lead_id' },
  ],
};

/** What moves from which record to which. */
export interface Move {
  readonly links: readonly Link[];
  readonly from: Id;
  readonly to: Id;
  /** Turns one property into another: a note on a lead becomes one on a deal. */
  readonly turned?: string;
}

/**
 * Moves what hangs on one record to another. Deals, persons and activities that move count as
 * changed: otherwise nobody who asks for changes would learn of them.
 */
export function moveLinks(
  database: Database,
  { links, from, to, turned }: Move,
  now: number,
): void {
  for (const link of links) {
    const { collection: name, property, once } = link;
    const collection = database.collections[name];
    const moving = link.several
      ? [...collection.all()].filter(({ values }) => listed(values[property], from))
      : [...collection.having(property, from)];
    if (moving.length === 0) continue;
    const there = new Set(
      once ? collection.having(property, to).map(({ values }) => values[once]) : [],
    );
    for (const entry of moving) {
      if (once && there.has(entry.values[once])) {
        collection.remove(entry);
        continue;
      }
      if (turned) entry.values[property] = null;
      entry.values[turned ?? property] = link.several
        ? replaced(entry.values[property], from, to)
        : to;
      if (link.stamped) entry.values.update_time = instant(now);
      if (name === 'activities' && property === 'person_id') moveAttendance(entry.values, from, to);
    }
    collection.changed();
  }
}

const listed = (ids: Json | undefined, id: Id): boolean => Array.isArray(ids) && ids.includes(id);

function replaced(ids: Json | undefined, from: Id, to: Id): Json {
  const list = Array.isArray(ids) ? ids.map((id) => (id === from ? to : id)) : [];
  return [...new Set(list)];
}

/** An activity names its person among the participants too. */
function moveAttendance(values: JsonObject, from: Id, to: Id): void {
  const participants = Array.isArray(values.participants)
    ? values.participants.filter(isObject)
    : [];
  values.participants = participants.map((participant) =>
    participant.person_id === from ? { ...participant, person_id: to } : participant,
  );
}
