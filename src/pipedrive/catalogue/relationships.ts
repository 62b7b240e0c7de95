import { asked, datetime, integer, link, never, selected, text, times } from './column';
import { user, yesNo } from './column';
import type { TableEntry } from './entry';
import { pagedV1, postV1, putV1, removeV1, wholeV1 } from './source';

export const organizationRelationships: TableEntry = {
  name: 'OrganizationRelationships',
  kind: 'table',
  description: 'How organizations are related: parents, daughters, related ones',
  key: 'RowId',
  source: wholeV1('organizationRelationships'),
  inputs: [{ column: 'OrgId', parameter: 'org_id' }],
  // Both organizations list one relationship, each from its own side.
  rowId: ['org_id', 'id'],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('organizationRelationships', ['type', 'rel_owner_org_id', 'rel_linked_org_id']),
    update: putV1('organizationRelationships/{id}'),
    delete: removeV1('organizationRelationships/{id}'),
  },
  columns: [
    text('RowId', 'row_id', 'Key of the row, made of the organization and the relationship', {
      kind: 'id',
      ...never,
    }),
    link('OrgId', 'org_id', 'Organizations', 'organization', {
      ...never,
      ...selected,
      ...asked('org_id'),
      writable: 'always',
    }),
    integer('Id', 'id', 'Id of the relationship', { kind: 'id', ...never, ...selected }),
    text('Type', 'type', 'parent or related', {
      kind: 'option',
      values: ['parent', 'related'],
      ...selected,
      writable: 'always',
    }),
    link('RelOwnerOrgId', 'rel_owner_org_id', 'Organizations', 'owning organization', {
      writable: 'always',
    }),
    text('RelOwnerOrg', 'rel_owner_org_id.name', 'Owning organization', {
      kind: 'organization',
      ...selected,
    }),
    link('RelLinkedOrgId', 'rel_linked_org_id', 'Organizations', 'linked organization', {
      writable: 'always',
    }),
    text('RelLinkedOrg', 'rel_linked_org_id.name', 'Linked organization', {
      kind: 'organization',
      ...selected,
    }),
    text(
      'CalculatedType',
      'calculated_type',
      'What the other one is to this organization',
      selected,
    ),
    link(
      'CalculatedRelatedOrgId',
      'calculated_related_org_id',
      'Organizations',
      'other organization',
    ),
    text('RelatedOrganizationName', 'related_organization_name', 'Name of the other organization', {
      kind: 'organization',
      ...selected,
    }),
    ...times('relationship'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
  ],
};

const create = { writable: 'create' } as const;

export const callLogs: TableEntry = {
  name: 'CallLogs',
  kind: 'table',
  description: 'Calls of the user of this connection',
  key: 'Id',
  // Pages hold 50: Pipedrive, GET /v1/callLogs.
  source: { ...pagedV1('callLogs'), most: 50 },
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('callLogs', ['to_phone_number', 'outcome', 'start_time', 'end_time']),
    delete: removeV1('callLogs/{id}'),
  },
  columns: [
    text('Id', 'id', 'Id of the call', { kind: 'id', ...never, ...selected }),
    text('Subject', 'subject', 'Subject', { ...selected, ...create }),
    text('Outcome', 'outcome', 'How the call ended', {
      kind: 'option',
      values: 'connected no_answer left_message left_voicemail wrong_number busy'.split(' '),
      ...selected,
      ...create,
    }),
    text('FromPhoneNumber', 'from_phone_number', 'Number that called', { ...selected, ...create }),
    text('ToPhoneNumber', 'to_phone_number', 'Number that was called', { ...selected, ...create }),
    datetime('StartTime', 'start_time', 'When the call began', { ...selected, ...create }),
    datetime('EndTime', 'end_time', 'When the call ended', { ...selected, ...create }),
    integer('Duration', 'duration', 'Length in seconds', { ...selected, ...create }),
    ...user('User', 'user_id', 'user who called', { ...selected, ...create }),
    link('ActivityId', 'activity_id', 'Activities', 'linked activity', create),
    link('PersonId', 'person_id', 'Persons', 'linked person', create),
    link('OrgId', 'org_id', 'Organizations', 'linked organization', create),
    link('DealId', 'deal_id', 'Deals', 'linked deal', create),
    text('LeadId', 'lead_id', 'Id of the linked lead', {
      kind: 'id',
      references: { table: 'Leads', column: 'Id' },
      ...create,
    }),
    text('Note', 'note', 'Note, in HTML', create),
    yesNo('HasRecording', 'has_recording', 'Whether it was recorded'),
    integer('CompanyId', 'company_id', 'Id of the company', { kind: 'id' }),
  ],
};
