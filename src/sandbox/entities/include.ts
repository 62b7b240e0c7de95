import type { Entry } from '../collection';
import type { CollectionName, Database } from '../database';
import type { Include } from '../entity';
import type { Json } from '../json';

/** Makers of the counts and links that `include_fields` can add. */

type Test = (entry: Entry) => boolean;
const alive: Test = ({ values }) => values.is_deleted !== true && values.active_flag !== false;

/** The records of another kind that point at this one and pass the test. */
function linked(collection: CollectionName, property: string, test: Test = () => true) {
  return (entry: Entry, database: Database): readonly Entry[] =>
    database.collections[collection]
      .having(property, entry.id)
      .filter((other) => alive(other) && test(other));
}

export function count(
  label: string,
  collection: CollectionName,
  property: string,
  test?: Test,
): Include {
  const read = linked(collection, property, test);
  return { label, type: 'int', read: (entry, database) => read(entry, database).length };
}

/** The earliest undone or the latest done activity. */
function activity(label: string, property: string, done: boolean): Include {
  const read = linked('activities', property, ({ values }) => values.done === done);
  const key = ({ values }: Entry) => `${values.due_date ?? '9999'} ${values.due_time ?? ''}`;
  return {
    label,
    type: 'activity',
    read: (entry, database) => {
      const sorted = [...read(entry, database)].sort((a, b) => (key(a) < key(b) ? -1 : 1));
      return (done ? sorted.at(-1) : sorted[0])?.id ?? null;
    },
  };
}

export function constant(label: string, type: Include['type'], value: Json): Include {
  return { label, type, read: () => value };
}

const done: Test = ({ values }) => values.done === true;

const followers = {
  deal_id: 'dealFollowers',
  person_id: 'personFollowers',
  org_id: 'organizationFollowers',
} as const satisfies Record<string, CollectionName>;

/** What deals, persons and organizations have in common; `link` is the property pointing at them. */
export function activityIncludes(link: keyof typeof followers): Record<string, Include> {
  return {
    next_activity_id: activity('Next activity', link, false),
    last_activity_id: activity('Last activity', link, true),
    activities_count: count('Total activities', 'activities', link),
    done_activities_count: count('Done activities', 'activities', link, done),
    undone_activities_count: count('Activities to do', 'activities', link, (e) => !done(e)),
    notes_count: count('Notes', 'notes', link),
    files_count: count('Files', 'files', link),
    followers_count: count('Followers', followers[link], link),
    email_messages_count: count('Email messages', 'mailMessages', link),
  };
}

const status =
  (wanted: string): Test =>
  ({ values }) =>
    values.status === wanted;
const closed: Test = ({ values }) => values.status === 'won' || values.status === 'lost';

/** Counts of deals by status, for persons and organizations. */
export function dealIncludes(link: string): Record<string, Include> {
  return {
    open_deals_count: count('Open deals', 'deals', link, status('open')),
    related_open_deals_count: constant('Related open deals', 'int', 0),
    closed_deals_count: count('Closed deals', 'deals', link, closed),
    related_closed_deals_count: constant('Related closed deals', 'int', 0),
    won_deals_count: count('Won deals', 'deals', link, status('won')),
    related_won_deals_count: constant('Related won deals', 'int', 0),
    lost_deals_count: count('Lost deals', 'deals', link, status('lost')),
    related_lost_deals_count: constant('Related lost deals', 'int', 0),
  };
}

/** The company's address that files mail under the record. */
export function smartBcc(kind: string): Include {
  return {
    label: 'Smart BCC email',
    type: 'varchar',
    read: ({ id }) => `sandbox+${kind}${id}@pipedrivemail.com`,
  };
}
