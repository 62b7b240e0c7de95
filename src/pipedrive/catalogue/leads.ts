import {
  date,
  datetime,
  integer,
  link,
  linkedName,
  money,
  never,
  selected,
  text,
  times,
  updatedSince,
  user,
  written,
  yesNo,
} from './column';
import type { TableEntry } from './entry';
import { pagedV1, patchV1, postV1, removeV1, wholeV1 } from './source';
import { viewOf } from './view';

const archived = { ...pagedV1('leads/archived', 40), without: ['updated_since'] };

export const leads: TableEntry = {
  name: 'Leads',
  kind: 'table',
  description: 'Leads of the leads inbox',
  key: 'Id',
  source: pagedV1('leads'),
  archived,
  one: { path: 'leads/{id}', cost: 2 },
  changes: 'updated-since',
  deletes: 'id-sweep',
  writes: {
    create: postV1('leads', ['title']),
    update: patchV1('leads/{id}'),
    delete: removeV1('leads/{id}'),
  },
  // Leads have no custom fields of their own: they inherit those of deals.
  fields: 'deal',
  customFields: 'root',
  columns: [
    text('Id', 'id', 'Id of the lead', {
      kind: 'id',
      filter: { is: 'id' },
      ...never,
      ...selected,
    }),
    text('Title', 'title', 'Title of the lead', { ...never, ...selected, ...written }),
    money('Value', 'value.amount', 'Possible value', { ...selected, ...written }),
    text('Currency', 'value.currency', 'Currency of the value', {
      ...selected,
      ...written,
    }),
    ...user('Owner', 'owner_id', 'user who owns the lead', {
      filter: { is: 'owner_id' },
      ...selected,
      ...written,
    }),
    ...user('Creator', 'creator_id', 'user who added the lead'),
    text('LabelIds', 'label_ids', 'Ids of the labels', { shape: 'list', ...written }),
    text('Labels', 'label_ids', 'Labels of the lead', {
      kind: 'options',
      lookup: 'leadLabels',
      ...selected,
      ...written,
    }),
    link('PersonId', 'person_id', 'Persons', 'linked person', {
      filter: { is: 'person_id' },
      ...selected,
      ...written,
    }),
    linkedName('Person', 'person_id', 'persons', 'Name of the linked person'),
    link('OrganizationId', 'organization_id', 'Organizations', 'linked organization', {
      filter: { is: 'organization_id' },
      ...selected,
      ...written,
    }),
    linkedName(
      'Organization',
      'organization_id',
      'organizations',
      'Name of the linked organization',
    ),
    date('ExpectedCloseDate', 'expected_close_date', 'When the deal should close', {
      ...selected,
      ...written,
    }),
    text('SourceName', 'source_name', 'Where the lead comes from', selected),
    text('Origin', 'origin', 'How the lead was created'),
    text('OriginId', 'origin_id', 'Id within the origin', { writable: 'create' }),
    integer('Channel', 'channel', 'Id of the marketing channel', written),
    text('ChannelName', 'channel', 'Marketing channel', {
      kind: 'option',
      optionsOf: 'channel',
      ...written,
    }),
    text('ChannelId', 'channel_id', 'Id within the marketing channel', written),
    link('SourceDealId', 'source_deal_id', 'Deals', 'deal it was converted from'),
    link('NextActivityId', 'next_activity_id', 'Activities', 'next activity'),
    yesNo('WasSeen', 'was_seen', 'Whether somebody opened the lead', written),
    yesNo('IsArchived', 'is_archived', 'Whether the lead is archived', { writable: 'update' }),
    datetime('ArchiveTime', 'archive_time', 'When the lead was archived'),
    datetime('AddTime', 'add_time', 'When the lead was added', { ...never, sort: 'add_time' }),
    datetime('UpdateTime', 'update_time', 'When the lead was last changed', {
      filter: updatedSince,
    }),
    integer('VisibleTo', 'visible_to', 'Code of who may see the lead: 1, 3, 5 or 7', written),
    text('CcEmail', 'cc_email', 'Address that files e-mails with the lead'),
  ],
};

export const leadsArchived: TableEntry = viewOf(leads, {
  name: 'LeadsArchived',
  description: 'Leads that were archived',
  source: archived,
  changes: 'none',
});

export const leadLabels: TableEntry = {
  name: 'LeadLabels',
  kind: 'table',
  description: 'Labels of leads',
  key: 'Id',
  source: wholeV1('leadLabels', 10),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('leadLabels', ['name', 'color']),
    update: patchV1('leadLabels/{id}'),
    delete: removeV1('leadLabels/{id}'),
  },
  columns: [
    text('Id', 'id', 'Id of the label', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the label', { ...never, ...selected, ...written }),
    text('Color', 'color', 'Colour of the label', {
      kind: 'option',
      values: 'blue brown dark-gray gray green orange pink purple red yellow'.split(' '),
      ...selected,
      ...written,
    }),
    ...times('label'),
  ],
};

export const leadSources: TableEntry = {
  name: 'LeadSources',
  kind: 'table',
  description: 'Where leads can come from',
  key: 'Name',
  source: wholeV1('leadSources', 2),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [text('Name', 'name', 'Name of the source', { ...never, ...selected })],
};
