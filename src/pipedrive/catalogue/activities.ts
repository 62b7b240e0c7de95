import { omit } from '../omit';
import {
  addTime,
  date,
  datetime,
  entityId,
  included,
  integer,
  link,
  linkedName,
  never,
  owner,
  rowId,
  selected,
  text,
  time,
  updatedBetween,
  updateTime,
  written,
  yesNo,
} from './column';
import type { TableEntry } from './entry';
import { list, patch, post, remove } from './source';

export const activities: TableEntry = {
  name: 'Activities',
  kind: 'table',
  description: 'Calls, meetings, tasks and other activities',
  key: 'Id',
  source: list('activities'),
  one: { path: 'activities/{id}', cost: 1 },
  changes: 'updated-since',
  deletes: 'id-sweep',
  writes: {
    create: post('activities'),
    update: patch('activities/{id}'),
    delete: remove('activities/{id}'),
  },
  // Option labels only: activities come without custom fields.
  fields: 'activity',
  columns: [
    entityId('activity'),
    text('Subject', 'subject', 'Subject of the activity', { ...selected, ...written }),
    text('Type', 'type', 'Key of the activity type', {
      references: { table: 'ActivityTypes', column: 'KeyString' },
      ...written,
    }),
    text('TypeName', 'type', 'Activity type', {
      kind: 'option',
      lookup: 'activityTypes',
      ...selected,
      ...written,
    }),
    date('DueDate', 'due_date', 'Day the activity is due', { ...selected, ...written }),
    time('DueTime', 'due_time', 'Time the activity is due, in UTC', { ...selected, ...written }),
    time('Duration', 'duration', 'How long the activity takes', written),
    yesNo('Done', 'done', 'Whether the activity is done', {
      filter: { is: 'done' },
      ...never,
      ...selected,
      ...written,
    }),
    datetime('MarkedAsDoneTime', 'marked_as_done_time', 'When the activity was done'),
    yesNo('Busy', 'busy', 'Whether the calendar shows the owner as busy', written),
    ...owner('activity'),
    link('CreatorUserId', 'creator_user_id', 'Users', 'user who added the activity'),
    text('Creator', 'creator_user_id', 'User who added the activity', {
      kind: 'user',
      lookup: 'users',
    }),
    link('DealId', 'deal_id', 'Deals', 'linked deal', {
      filter: { is: 'deal_id' },
      ...selected,
      ...written,
    }),
    linkedName('Deal', 'deal_id', 'deals', 'Title of the linked deal'),
    text('LeadId', 'lead_id', 'Id of the linked lead', {
      kind: 'id',
      filter: { is: 'lead_id' },
      references: { table: 'Leads', column: 'Id' },
      ...written,
    }),
    // Read-only: the primary participant is the person. Pipedrive, guide to v2.
    link('PersonId', 'person_id', 'Persons', 'linked person', {
      filter: { is: 'person_id' },
      ...selected,
    }),
    linkedName('Person', 'person_id', 'persons', 'Name of the linked person'),
    link('OrgId', 'org_id', 'Organizations', 'linked organization', {
      filter: { is: 'org_id' },
      ...selected,
      ...written,
    }),
    linkedName('Organization', 'org_id', 'organizations', 'Name of the linked organization'),
    link('ProjectId', 'project_id', 'Projects', 'linked project', written),
    integer('Priority', 'priority', 'Id of the priority', written),
    text('PriorityName', 'priority', 'Priority', {
      kind: 'option',
      optionsOf: 'priority',
      ...written,
    }),
    text('Location', 'location', 'Where the activity takes place', {
      kind: 'address',
      shape: 'address',
      ...written,
    }),
    text('Participants', 'participants', 'Ids of the persons who take part', {
      shape: 'list',
      ...written,
    }),
    text('PublicDescription', 'public_description', 'Description that guests see', written),
    text('Note', 'note', 'Note, in HTML', written),
    text('ConferenceMeetingClient', 'conference_meeting_client', 'Video call service'),
    text('ConferenceMeetingUrl', 'conference_meeting_url', 'Address of the video call'),
    text('ConferenceMeetingId', 'conference_meeting_id', 'Id of the video call'),
    addTime('activity'),
    updateTime('activity', updatedBetween),
    yesNo('IsDeleted', 'is_deleted', 'Whether the activity is deleted'),
    ...included([
      text('Attendees', 'attendees', 'E-mail addresses of the guests', {
        shape: 'list',
        ...written,
      }),
    ]),
  ],
};

/** Columns that a row made of a part of an activity shares with it. */
const whole = activities.columns
  .filter(({ name }) => ['Subject', 'DueDate', 'Done', 'DealId', 'UpdateTime'].includes(name))
  .map((column) => omit(column, 'writable'));
const activityId = link('ActivityId', 'id', 'Activities', 'activity', {
  ...never,
  ...selected,
  filter: { oneOf: 'ids' },
});

export const activitiesParticipants: TableEntry = {
  name: 'ActivitiesParticipants',
  kind: 'view',
  description: 'Persons who take part in activities, one row each',
  key: 'RowId',
  source: list('activities'),
  explode: 'participants',
  rowId: ['id', '#'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the activity and the place among its participants'),
    activityId,
    link('PersonId', 'participants.person_id', 'Persons', 'person', selected),
    linkedName('Person', 'participants.person_id', 'persons', 'Name of the person'),
    yesNo('Primary', 'participants.primary', 'Whether it is the main participant', selected),
    ...whole,
  ],
};

export const activitiesAttendees: TableEntry = {
  name: 'ActivitiesAttendees',
  kind: 'view',
  description: 'Guests of activities, one row each',
  key: 'RowId',
  source: { ...list('activities'), query: { include_fields: 'attendees' } },
  explode: 'attendees',
  rowId: ['id', '#'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the activity and the place among its guests'),
    activityId,
    text('Email', 'attendees.email', 'E-mail address', selected),
    text('Name', 'attendees.name', 'Name', selected),
    text('Status', 'attendees.status', 'Whether the guest comes', selected),
    yesNo('IsOrganizer', 'attendees.is_organizer', 'Whether the guest is the host'),
    link('PersonId', 'attendees.person_id', 'Persons', 'person'),
    link('UserId', 'attendees.user_id', 'Users', 'user'),
    ...whole,
  ],
};
