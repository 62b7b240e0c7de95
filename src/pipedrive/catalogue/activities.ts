import {
  addTime,
  date,
  datetime,
  entityId,
  included,
  integer,
  list,
  never,
  owner,
  selected,
  text,
  time,
  updatedBetween,
  updateTime,
  yesNo,
} from './column';
import type { TableEntry } from './entry';

export const activities: TableEntry = {
  name: 'Activities',
  kind: 'table',
  description: 'Calls, meetings, tasks and other activities',
  key: 'Id',
  source: list('activities'),
  // Option labels only: activities come without custom fields.
  fields: 'activity',
  columns: [
    entityId('activity'),
    text('Subject', 'subject', 'Subject of the activity', selected),
    text('Type', 'type', 'Key of the activity type'),
    text('TypeName', 'type', 'Activity type', {
      kind: 'option',
      lookup: 'activityTypes',
      selected: true,
    }),
    date('DueDate', 'due_date', 'Day the activity is due', selected),
    time('DueTime', 'due_time', 'Time the activity is due, in UTC', selected),
    time('Duration', 'duration', 'How long the activity takes'),
    yesNo('Done', 'done', 'Whether the activity is done', {
      filter: { is: 'done' },
      ...never,
      selected: true,
    }),
    datetime('MarkedAsDoneTime', 'marked_as_done_time', 'When the activity was done'),
    yesNo('Busy', 'busy', 'Whether the calendar shows the owner as busy'),
    ...owner('activity'),
    integer('CreatorUserId', 'creator_user_id', 'Id of the user who added the activity', {
      kind: 'id',
    }),
    text('Creator', 'creator_user_id', 'User who added the activity', {
      kind: 'user',
      lookup: 'users',
    }),
    integer('DealId', 'deal_id', 'Id of the linked deal', {
      kind: 'id',
      filter: { is: 'deal_id' },
      selected: true,
    }),
    text('LeadId', 'lead_id', 'Id of the linked lead', { kind: 'id', filter: { is: 'lead_id' } }),
    integer('PersonId', 'person_id', 'Id of the linked person', {
      kind: 'id',
      filter: { is: 'person_id' },
      selected: true,
    }),
    integer('OrgId', 'org_id', 'Id of the linked organization', {
      kind: 'id',
      filter: { is: 'org_id' },
      selected: true,
    }),
    integer('ProjectId', 'project_id', 'Id of the linked project', { kind: 'id' }),
    integer('Priority', 'priority', 'Id of the priority'),
    text('PriorityName', 'priority', 'Priority', { kind: 'option', optionsOf: 'priority' }),
    text('Location', 'location', 'Where the activity takes place', {
      kind: 'address',
      shape: 'address',
    }),
    text('Participants', 'participants', 'Ids of the persons who take part', {
      shape: 'list',
    }),
    text('PublicDescription', 'public_description', 'Description that guests see'),
    text('Note', 'note', 'Note, in HTML'),
    text('ConferenceMeetingClient', 'conference_meeting_client', 'Video call service'),
    text('ConferenceMeetingUrl', 'conference_meeting_url', 'Address of the video call'),
    text('ConferenceMeetingId', 'conference_meeting_id', 'Id of the video call'),
    addTime('activity'),
    updateTime('activity', updatedBetween),
    yesNo('IsDeleted', 'is_deleted', 'Whether the activity is deleted'),
    ...included([
      text('Attendees', 'attendees', 'E-mail addresses of the guests', { shape: 'list' }),
    ]),
  ],
};
