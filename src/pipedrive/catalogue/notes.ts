import {
  asked,
  datetime,
  integer,
  link,
  never,
  selected,
  text,
  times,
  updatedSince,
  user,
  written,
  yesNo,
} from './column';
import type { ColumnEntry, TableEntry } from './entry';
import { pagedV1, postV1, putV1, removeV1 } from './source';

/** A flag that the list filters by as 0 or 1, which is not how a condition on it is written. */
const pinned = (name: string, what: string): ColumnEntry =>
  yesNo(
    `PinnedTo${name}Flag`,
    `pinned_to_${what}_flag`,
    `Whether it is pinned to the ${what}`,
    written,
  );

export const notes: TableEntry = {
  name: 'Notes',
  kind: 'table',
  description: 'Notes on deals, leads, persons, organizations and projects',
  key: 'Id',
  source: { ...pagedV1('notes'), probe: { sort: 'id DESC' } },
  one: { path: 'notes/{id}', cost: 2 },
  changes: 'updated-since',
  deletes: 'id-sweep',
  writes: {
    create: postV1('notes', ['content']),
    update: putV1('notes/{id}'),
    delete: removeV1('notes/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the note', {
      kind: 'id',
      sort: 'id',
      filter: { is: 'id' },
      ...never,
      ...selected,
    }),
    text('Content', 'content', 'Text of the note, in HTML', { ...selected, ...written }),
    link('UserId', 'user_id', 'Users', 'user who wrote it', {
      filter: { is: 'user_id' },
      ...written,
    }),
    text('User', 'user.name', 'User who wrote it', { kind: 'user', selected: true }),
    link('DealId', 'deal_id', 'Deals', 'linked deal', { filter: { is: 'deal_id' }, ...written }),
    text('DealTitle', 'deal.title', 'Title of the linked deal', selected),
    text('LeadId', 'lead_id', 'Id of the linked lead', {
      kind: 'id',
      filter: { is: 'lead_id' },
      references: { table: 'Leads', column: 'Id' },
      ...written,
    }),
    link('PersonId', 'person_id', 'Persons', 'linked person', {
      filter: { is: 'person_id' },
      ...written,
    }),
    text('PersonName', 'person.name', 'Name of the linked person', selected),
    link('OrgId', 'org_id', 'Organizations', 'linked organization', {
      filter: { is: 'org_id' },
      ...written,
    }),
    text('OrganizationName', 'organization.name', 'Name of the linked organization', selected),
    link('ProjectId', 'project_id', 'Projects', 'linked project', {
      filter: { is: 'project_id' },
      ...written,
    }),
    text('ProjectTitle', 'project.title', 'Title of the linked project'),
    link('TaskId', 'task_id', 'Tasks', 'linked task', { filter: { is: 'task_id' }, ...written }),
    text('TaskTitle', 'task.title', 'Title of the linked task'),
    datetime('AddTime', 'add_time', 'When the note was added', {
      ...never,
      ...selected,
      ...written,
      sort: 'add_time',
    }),
    datetime('UpdateTime', 'update_time', 'When the note was last changed', {
      filter: updatedSince,
    }),
    link('LastUpdateUserId', 'last_update_user_id', 'Users', 'user who changed it last'),
    pinned('Deal', 'deal'),
    pinned('Person', 'person'),
    pinned('Organization', 'organization'),
    pinned('Lead', 'lead'),
    pinned('Project', 'project'),
    pinned('Task', 'task'),
    yesNo('ActiveFlag', 'active_flag', 'Whether the note exists (not deleted)'),
  ],
};

export const noteComments: TableEntry = {
  name: 'NoteComments',
  kind: 'table',
  description: 'Comments on notes',
  key: 'Uuid',
  source: pagedV1('notes/{note_id}/comments'),
  inputs: [{ column: 'NoteId', parameter: 'note_id' }],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('notes/{note_id}/comments', ['content']),
    update: putV1('notes/{note_id}/comments/{uuid}'),
    delete: removeV1('notes/{note_id}/comments/{uuid}'),
  },
  columns: [
    text('Uuid', 'uuid', 'Id of the comment', { kind: 'id', ...never, ...selected }),
    link('NoteId', 'note_id', 'Notes', 'note', { ...never, ...selected, ...asked('note_id') }),
    text('Content', 'content', 'Text of the comment', { ...selected, ...written }),
    ...user('User', 'user_id', 'user who wrote it', selected),
    ...user('Updater', 'updater_id', 'user who changed it last'),
    ...times('comment'),
    text('ObjectId', 'object_id', 'Id of what it comments on'),
    text('ObjectType', 'object_type', 'What it comments on'),
    integer('CompanyId', 'company_id', 'Id of the company', { kind: 'id' }),
    yesNo('ActiveFlag', 'active_flag', 'Whether the comment exists (not deleted)'),
  ],
};
