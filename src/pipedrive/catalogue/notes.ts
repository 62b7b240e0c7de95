import { datetime, integer, never, selected, text, updatedSince, yesNo } from './column';
import type { TableEntry } from './entry';

export const notes: TableEntry = {
  name: 'Notes',
  kind: 'table',
  description: 'Notes on deals, leads, persons, organizations and projects',
  key: 'Id',
  source: {
    version: 'v1',
    path: 'notes',
    paging: 'offset',
    cost: 20,
    probe: { sort: 'id DESC' },
  },
  columns: [
    integer('Id', 'id', 'Id of the note', { kind: 'id', sort: 'id', ...never, ...selected }),
    text('Content', 'content', 'Text of the note, in HTML', selected),
    integer('UserId', 'user_id', 'Id of the user who wrote it', {
      kind: 'id',
      filter: { is: 'user_id' },
    }),
    text('User', 'user.name', 'User who wrote it', { kind: 'user', selected: true }),
    integer('DealId', 'deal_id', 'Id of the linked deal', {
      kind: 'id',
      filter: { is: 'deal_id' },
    }),
    text('DealTitle', 'deal.title', 'Title of the linked deal', selected),
    text('LeadId', 'lead_id', 'Id of the linked lead', { kind: 'id', filter: { is: 'lead_id' } }),
    integer('PersonId', 'person_id', 'Id of the linked person', {
      kind: 'id',
      filter: { is: 'person_id' },
    }),
    text('PersonName', 'person.name', 'Name of the linked person', selected),
    integer('OrgId', 'org_id', 'Id of the linked organization', {
      kind: 'id',
      filter: { is: 'org_id' },
    }),
    text('OrganizationName', 'organization.name', 'Name of the linked organization', selected),
    integer('ProjectId', 'project_id', 'Id of the linked project', {
      kind: 'id',
      filter: { is: 'project_id' },
    }),
    datetime('AddTime', 'add_time', 'When the note was added', {
      ...never,
      ...selected,
      sort: 'add_time',
    }),
    datetime('UpdateTime', 'update_time', 'When the note was last changed', {
      filter: updatedSince,
    }),
    integer('LastUpdateUserId', 'last_update_user_id', 'Id of the user who changed it last', {
      kind: 'id',
    }),
    yesNo('PinnedToDealFlag', 'pinned_to_deal_flag', 'Whether it is pinned to the deal'),
    yesNo('PinnedToPersonFlag', 'pinned_to_person_flag', 'Whether it is pinned to the person'),
    yesNo(
      'PinnedToOrganizationFlag',
      'pinned_to_organization_flag',
      'Whether it is pinned to the organization',
    ),
    yesNo('PinnedToLeadFlag', 'pinned_to_lead_flag', 'Whether it is pinned to the lead'),
    yesNo('PinnedToProjectFlag', 'pinned_to_project_flag', 'Whether it is pinned to the project'),
    yesNo('ActiveFlag', 'active_flag', 'Whether the note exists (not deleted)'),
  ],
};
