import { asked, datetime, integer, link, never, rowId, selected, text, user } from './column';
import { yesNo } from './column';
import type { ColumnEntry, TableEntry } from './entry';
import { pagedV1, putV1, removeV1, wholeV1 } from './source';

const folders = ['inbox', 'drafts', 'sent', 'archive'];

/** Threads and messages of e-mails share these. */
const shared = (what: string): ColumnEntry[] => [
  ...user('User', 'user_id', `user whose ${what} it is`),
  text('AccountId', 'account_id', 'Id of the e-mail account', { kind: 'id' }),
  text('MailTrackingStatus', 'mail_tracking_status', 'Whether it was opened'),
  yesNo('HasAttachmentsFlag', 'has_attachments_flag', 'Whether it has attachments'),
  yesNo(
    'HasInlineAttachmentsFlag',
    'has_inline_attachments_flag',
    'Whether attachments stand in the text',
  ),
  yesNo('HasRealAttachmentsFlag', 'has_real_attachments_flag', 'Whether files are attached'),
  yesNo('DeletedFlag', 'deleted_flag', 'Whether it is deleted'),
  yesNo('SyncedFlag', 'synced_flag', 'Whether it comes from the e-mail account'),
  yesNo('SmartBccFlag', 'smart_bcc_flag', 'Whether it was filed by Smart BCC'),
  yesNo(
    'MailLinkTrackingEnabledFlag',
    'mail_link_tracking_enabled_flag',
    'Whether links are tracked',
  ),
];

export const mailThreads: TableEntry = {
  name: 'MailThreads',
  kind: 'table',
  description: 'E-mail conversations of the user of this connection, folder by folder',
  key: 'RowId',
  source: pagedV1('mailbox/mailThreads'),
  inputs: [{ column: 'Folder', parameter: 'folder', all: folders }],
  // A thread can be in several folders.
  rowId: ['folder', 'id'],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    update: { ...putV1('mailbox/mailThreads/{id}'), body: 'form' },
    delete: removeV1('mailbox/mailThreads/{id}'),
  },
  columns: [
    rowId('the folder and the thread'),
    text('Folder', 'folder', 'inbox, drafts, sent or archive', {
      kind: 'option',
      values: folders,
      ...never,
      ...selected,
      ...asked('folder', folders),
    }),
    integer('Id', 'id', 'Id of the thread', { kind: 'id', ...never, ...selected }),
    text('Subject', 'subject', 'Subject', selected),
    text('Snippet', 'snippet', 'Beginning of the text', selected),
    text('SnippetDraft', 'snippet_draft', 'Beginning of the draft'),
    text('SnippetSent', 'snippet_sent', 'Beginning of what was sent'),
    text('From', 'parties.from', 'Senders', { shape: 'addresses', ...selected }),
    text('To', 'parties.to', 'Recipients', { shape: 'addresses', ...selected }),
    text('DraftsParties', 'drafts_parties', 'Recipients of drafts', { shape: 'addresses' }),
    text('Folders', 'folders', 'All folders it is in', { shape: 'list' }),
    integer('MessageCount', 'message_count', 'Number of messages', selected),
    yesNo('ReadFlag', 'read_flag', 'Whether it was read', { ...selected, writable: 'update' }),
    yesNo('ArchivedFlag', 'archived_flag', 'Whether it is archived', { writable: 'update' }),
    yesNo('SharedFlag', 'shared_flag', 'Whether others may see it', { writable: 'update' }),
    link('DealId', 'deal_id', 'Deals', 'linked deal', { ...selected, writable: 'update' }),
    text('DealStatus', 'deal_status', 'Status of the linked deal'),
    text('LeadId', 'lead_id', 'Id of the linked lead', {
      kind: 'id',
      references: { table: 'Leads', column: 'Id' },
      writable: 'update',
    }),
    datetime('LastMessageTimestamp', 'last_message_timestamp', 'Last message', selected),
    datetime('FirstMessageTimestamp', 'first_message_timestamp', 'First message'),
    datetime('LastMessageSentTimestamp', 'last_message_sent_timestamp', 'Last message sent'),
    datetime(
      'LastMessageReceivedTimestamp',
      'last_message_received_timestamp',
      'Last message received',
    ),
    yesNo('HasDraftFlag', 'has_draft_flag', 'Whether there is a draft'),
    yesNo('HasSentFlag', 'has_sent_flag', 'Whether something was sent'),
    yesNo('AllMessagesSentFlag', 'all_messages_sent_flag', 'Whether all messages were sent'),
    yesNo(
      'FirstMessageToMeFlag',
      'first_message_to_me_flag',
      'Whether it began with a message to you',
    ),
    yesNo('ExternalDeletedFlag', 'external_deleted_flag', 'Whether it is deleted in the account'),
    integer('Version', 'version', 'Version of the thread'),
    ...shared('conversation'),
    datetime('AddTime', 'add_time', 'When the thread was added'),
    datetime('UpdateTime', 'update_time', 'When the thread was last changed'),
  ],
};

/** A message; `at` is where it stands in an item. */
const message = (at: string): ColumnEntry[] =>
  [
    integer('Id', 'id', 'Id of the message', { kind: 'id', ...never, ...selected }),
    text('Subject', 'subject', 'Subject', selected),
    text('Snippet', 'snippet', 'Beginning of the text', selected),
    text('From', 'from', 'Sender', { shape: 'addresses', ...selected }),
    text('To', 'to', 'Recipients', { shape: 'addresses', ...selected }),
    text('Cc', 'cc', 'Recipients of copies', { shape: 'addresses' }),
    text('Bcc', 'bcc', 'Recipients of blind copies', { shape: 'addresses' }),
    datetime('MessageTime', 'message_time', 'When it was sent', selected),
    link('MailThreadId', 'mail_thread_id', 'MailThreads', 'thread'),
    text('BodyUrl', 'body_url', 'Address of the text'),
    text('Draft', 'draft', 'Draft'),
    yesNo('ReadFlag', 'read_flag', 'Whether it was read'),
    yesNo('HasBodyFlag', 'has_body_flag', 'Whether it has a text'),
    yesNo('SentFlag', 'sent_flag', 'Whether it was sent'),
    yesNo(
      'SentFromPipedriveFlag',
      'sent_from_pipedrive_flag',
      'Whether it was sent from Pipedrive',
    ),
    ...shared('message'),
    datetime('AddTime', 'add_time', 'When the message was added'),
    datetime('UpdateTime', 'update_time', 'When the message was last changed'),
  ].map((column) => ({ ...column, code: `${at}${column.code}` }));

export const mailMessages: TableEntry = {
  name: 'MailMessages',
  kind: 'view',
  description: 'E-mails of a conversation',
  key: 'Id',
  source: wholeV1('mailbox/mailThreads/{mail_thread_id}/mailMessages'),
  inputs: [{ column: 'MailThreadId', parameter: 'mail_thread_id' }],
  changes: 'none',
  deletes: 'whole-list',
  columns: message('').map((column) =>
    column.name === 'MailThreadId'
      ? { ...column, ...never, ...selected, ...asked('mail_thread_id') }
      : column,
  ),
};

const messagesOf = (
  name: string,
  path: string,
  table: string,
  what: string,
  code: string,
): TableEntry => {
  const parent = `${what[0]!.toUpperCase()}${what.slice(1)}Id`;
  return {
    name,
    kind: 'view',
    description: `E-mails linked to ${path}`,
    key: 'RowId',
    source: pagedV1(`${path}/{${code}}/mailMessages`),
    inputs: [{ column: parent, parameter: code }],
    rowId: [code, 'data.id'],
    changes: 'none',
    deletes: 'whole-list',
    columns: [
      rowId(`the ${what} and the message`),
      link(parent, code, table, what, { ...never, ...selected, ...asked(code) }),
      ...message('data.'),
      text('Object', 'object', 'Kind of the message'),
      datetime('Timestamp', 'timestamp', 'When it was linked'),
    ],
  };
};

export const dealsMailMessages = messagesOf(
  'DealsMailMessages',
  'deals',
  'Deals',
  'deal',
  'deal_id',
);
export const personsMailMessages = messagesOf(
  'PersonsMailMessages',
  'persons',
  'Persons',
  'person',
  'person_id',
);
export const organizationsMailMessages = messagesOf(
  'OrganizationsMailMessages',
  'organizations',
  'Organizations',
  'organization',
  'organization_id',
);
