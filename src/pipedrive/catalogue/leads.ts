import {
  date,
  datetime,
  integer,
  money,
  never,
  selected,
  text,
  updatedSince,
  yesNo,
} from './column';
import type { TableEntry } from './entry';

export const leads: TableEntry = {
  name: 'Leads',
  kind: 'table',
  description: 'Leads of the leads inbox',
  key: 'Id',
  source: { version: 'v1', path: 'leads', paging: 'offset', cost: 20 },
  archived: {
    version: 'v1',
    path: 'leads/archived',
    paging: 'offset',
    cost: 40,
    without: ['updated_since'],
  },
  // Leads have no custom fields of their own: they inherit those of deals.
  fields: 'deal',
  customFields: 'root',
  columns: [
    text('Id', 'id', 'Id of the lead', { kind: 'id', ...never, ...selected }),
    text('Title', 'title', 'Title of the lead', { ...never, ...selected }),
    money('Value', 'value.amount', 'Possible value', selected),
    text('Currency', 'value.currency', 'Currency of the value', selected),
    integer('OwnerId', 'owner_id', 'Id of the user who owns the lead', {
      kind: 'id',
      filter: { is: 'owner_id' },
    }),
    text('Owner', 'owner_id', 'User who owns the lead', {
      kind: 'user',
      lookup: 'users',
      filter: { is: 'owner_id' },
      selected: true,
    }),
    integer('CreatorId', 'creator_id', 'Id of the user who added the lead', { kind: 'id' }),
    text('Creator', 'creator_id', 'User who added the lead', { kind: 'user', lookup: 'users' }),
    text('LabelIds', 'label_ids', 'Ids of the labels', { shape: 'list' }),
    text('Labels', 'label_ids', 'Labels of the lead', {
      kind: 'options',
      lookup: 'leadLabels',
      selected: true,
    }),
    integer('PersonId', 'person_id', 'Id of the linked person', {
      kind: 'id',
      filter: { is: 'person_id' },
      selected: true,
    }),
    integer('OrganizationId', 'organization_id', 'Id of the linked organization', {
      kind: 'id',
      filter: { is: 'organization_id' },
      selected: true,
    }),
    date('ExpectedCloseDate', 'expected_close_date', 'When the deal should close', selected),
    text('SourceName', 'source_name', 'Where the lead comes from', selected),
    text('Origin', 'origin', 'How the lead was created'),
    text('OriginId', 'origin_id', 'Id within the origin'),
    integer('Channel', 'channel', 'Id of the marketing channel'),
    text('ChannelName', 'channel', 'Marketing channel', { kind: 'option', optionsOf: 'channel' }),
    text('ChannelId', 'channel_id', 'Id within the marketing channel'),
    integer('SourceDealId', 'source_deal_id', 'Id of the deal it was converted from', {
      kind: 'id',
    }),
    integer('NextActivityId', 'next_activity_id', 'Id of the next activity', { kind: 'id' }),
    yesNo('WasSeen', 'was_seen', 'Whether somebody opened the lead'),
    yesNo('IsArchived', 'is_archived', 'Whether the lead is archived'),
    datetime('ArchiveTime', 'archive_time', 'When the lead was archived'),
    datetime('AddTime', 'add_time', 'When the lead was added', { ...never, sort: 'add_time' }),
    datetime('UpdateTime', 'update_time', 'When the lead was last changed', {
      filter: updatedSince,
    }),
    integer('VisibleTo', 'visible_to', 'Code of who may see the lead: 1, 3, 5 or 7'),
    text('CcEmail', 'cc_email', 'Address that files e-mails with the lead'),
  ],
};

export const leadLabels: TableEntry = {
  name: 'LeadLabels',
  kind: 'table',
  description: 'Labels of leads',
  key: 'Id',
  source: { version: 'v1', path: 'leadLabels', paging: 'none', cost: 10 },
  small: true,
  columns: [
    text('Id', 'id', 'Id of the label', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the label', { ...never, ...selected }),
    text('Color', 'color', 'Colour of the label', selected),
    datetime('AddTime', 'add_time', 'When the label was added'),
    datetime('UpdateTime', 'update_time', 'When the label was last changed'),
  ],
};
