import type { Entry } from '../collection';
import { company } from '../company';
import type { Database } from '../database';
import { persons } from '../entities/persons';
import type { Json, JsonObject } from '../json';
import { linked, nameOf, plain } from './brief';
import { shownCustom } from './custom';

/** Counts and times that v1 always shows, in v2 only on request. */
const included = [
  'next_activity_id',
  'last_activity_id',
  'open_deals_count',
  'related_open_deals_count',
  'closed_deals_count',
  'related_closed_deals_count',
  'won_deals_count',
  'related_won_deals_count',
  'lost_deals_count',
  'related_lost_deals_count',
  'participant_open_deals_count',
  'participant_closed_deals_count',
  'email_messages_count',
  'activities_count',
  'done_activities_count',
  'undone_activities_count',
  'files_count',
  'notes_count',
  'followers_count',
  'last_incoming_mail_time',
  'last_outgoing_mail_time',
];

/** A person in v1's form. `owner` and `organization` are ids or brief forms, as the endpoint has them. */
export function shownPerson(
  entry: Entry,
  database: Database,
  owner: Json,
  organization: Json,
): JsonObject {
  const { values } = entry;
  const include = (name: string) => persons.includes[name]?.read(entry, database) ?? null;
  const next = linked(database, 'activities', include('next_activity_id'))?.values;
  const last = linked(database, 'activities', include('last_activity_id'))?.values;
  const labels = Array.isArray(values.label_ids) ? values.label_ids : [];
  return {
    id: entry.id,
    company_id: company.company_id,
    owner_id: owner,
    org_id: organization,
    name: values.name ?? null,
    first_name: values.first_name ?? null,
    last_name: values.last_name ?? null,
    ...Object.fromEntries(included.map((name) => [name, include(name)])),
    active_flag: values.is_deleted !== true,
    phone: values.phones ?? [],
    email: values.emails ?? [],
    first_char: String(values.name).slice(0, 1).toLowerCase(),
    add_time: plain(values.add_time),
    update_time: plain(values.update_time),
    visible_to: String(values.visible_to),
    picture_id: null,
    next_activity_date: next?.due_date ?? null,
    next_activity_time: next?.due_time ?? null,
    last_activity_date: last?.due_date ?? null,
    label: labels[0] ?? null,
    label_ids: labels,
    org_name: nameOf(database, 'organizations', values.org_id),
    owner_name: nameOf(database, 'users', values.owner_id),
    cc_email: `${company.company_domain}@pipedrivemail.com`,
    ...shownCustom(entry, database.fields.person),
  };
}
