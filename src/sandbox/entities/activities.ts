import * as check from '../check';
import { v2Costs, type Change, type Entity } from '../entity';
import { isObject } from '../json';
import { hasFlag, hasId, hasText, ids, updatedSince, updatedUntil } from '../list-filter';
import { access } from '../scope';
import { instant } from '../time';
import * as property from './property';

const participant = check.shape({ person_id: check.integer, primary: check.flag }, ['person_id']);
const attendee = check.shape(
  {
    email: check.text,
    name: check.nullable(check.text),
    status: check.nullable(check.text),
    is_organizer: check.nullable(check.flag),
    person_id: check.nullable(check.integer),
    user_id: check.nullable(check.integer),
  },
  ['email'],
);

export const activities: Entity = {
  name: 'activities',
  noun: 'Activity',
  costs: v2Costs,
  access: access('activities'),
  createdStatus: 200,
  fields: { kind: 'activity', filterType: 'activity' },
  filterIdAllowed: true,
  sorts: ['id', 'update_time', 'add_time', 'due_date'],
  filters: {
    ids,
    owner_id: hasId('owner_id'),
    deal_id: hasId('deal_id'),
    lead_id: hasText('lead_id'),
    person_id: hasId('person_id'),
    org_id: hasId('org_id'),
    done: hasFlag('done'),
    updated_since: updatedSince,
    updated_until: updatedUntil,
  },
  properties: {
    id: property.id,
    subject: { label: 'Subject', type: 'varchar', check: check.text },
    type: { label: 'Type', type: 'varchar_options', check: check.filledText, initial: 'call' },
    owner_id: { ...property.owner, label: 'Assigned to user' },
    creator_user_id: property.creator,
    is_deleted: property.isDeleted,
    add_time: { ...property.addTime, label: 'Add time' },
    update_time: property.updateTime,
    deal_id: {
      label: 'Deal',
      type: 'deal',
      check: check.nullable(check.integer),
      refers: 'deals',
    },
    lead_id: { label: 'Lead', type: 'lead', check: check.nullable(check.text), refers: 'leads' },
    // Read-only: the primary participant (migration guide), although the body schema lists it.
    person_id: { label: 'Contact person', type: 'people' },
    org_id: property.organization,
    project_id: { label: 'Project', type: 'project', check: check.nullable(check.integer) },
    due_date: { label: 'Due date', type: 'date', check: check.nullable(check.date) },
    due_time: { label: 'Due time', type: 'time', check: check.nullable(check.time) },
    duration: { label: 'Duration', type: 'time', check: check.nullable(check.duration) },
    busy: { label: 'Free/busy', type: 'boolean', check: check.flag, initial: false },
    done: { label: 'Done', type: 'boolean', check: check.flag, initial: false },
    marked_as_done_time: { label: 'Marked as done time', type: 'date' },
    location: { label: 'Location', type: 'address', check: check.nullable(check.address) },
    participants: {
      label: 'Participants',
      type: 'json',
      check: check.listOf(participant),
      initial: [],
    },
    conference_meeting_client: { label: 'Video call client', type: 'varchar' },
    conference_meeting_url: { label: 'Video call link', type: 'varchar' },
    conference_meeting_id: { label: 'Video call ID', type: 'varchar' },
    public_description: {
      label: 'Public description',
      type: 'text',
      check: check.nullable(check.text),
    },
    priority: {
      label: 'Priority',
      type: 'enum',
      check: check.nullable(check.integer),
      options: [
        { id: 261, label: 'Low' },
        { id: 262, label: 'Medium' },
        { id: 263, label: 'High' },
      ],
    },
    note: { label: 'Note', type: 'text', check: check.nullable(check.text) },
    attendees: {
      label: 'Attendees',
      type: 'json',
      check: check.nullable(check.listOf(attendee)),
    },
  },
  includes: {
    attendees: { label: 'Attendees', type: 'json', read: ({ values }) => values.attendees ?? [] },
  },
  settle,
};

function settle({ values, before, database, now }: Change): void {
  const participants = Array.isArray(values.participants) ? values.participants : [];
  const primary = participants.find((item) => isObject(item) && item.primary === true);
  values.person_id = isObject(primary) ? (primary.person_id ?? null) : null;
  if (values.done !== before?.done) {
    values.marked_as_done_time = values.done === true ? instant(now) : null;
  }
  if (values.subject === null) {
    const [type] = database.collections.activityTypes.having('key_string', values.type ?? null);
    values.subject = type?.values.name ?? 'Activity';
  }
}
