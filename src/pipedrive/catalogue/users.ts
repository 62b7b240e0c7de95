import { omit } from '../omit';
import {
  asked,
  datetime,
  integer,
  link,
  never,
  rowId,
  selected,
  text,
  user,
  yesNo,
} from './column';
import type { ColumnEntry, TableEntry } from './entry';
import { postV1, putV1, wholeV1, pagedV1, plainList } from './source';

const columns: readonly ColumnEntry[] = [
  integer('Id', 'id', 'Id of the user', { kind: 'id', ...never, ...selected }),
  text('Name', 'name', 'Name of the user', { ...never, ...selected }),
  text('Email', 'email', 'E-mail address', { ...selected, writable: 'create' }),
  text('Phone', 'phone', 'Phone number'),
  yesNo('ActiveFlag', 'active_flag', 'Whether the user is active', {
    ...selected,
    writable: 'always',
  }),
  yesNo('Activated', 'activated', 'Whether the user has accepted the invitation'),
  yesNo('IsDeleted', 'is_deleted', 'Whether the user was removed'),
  yesNo('IsYou', 'is_you', 'Whether it is the user of this connection'),
  link('RoleId', 'role_id', 'Roles', 'role'),
  text('Role', 'role_id', 'Role', { kind: 'option', lookup: 'roles' }),
  text('DefaultCurrency', 'default_currency', 'Default currency', selected),
  text('Locale', 'locale', 'Language and country'),
  integer('Lang', 'lang', 'Id of the language'),
  text('TimezoneName', 'timezone_name', 'Time zone', selected),
  text('TimezoneOffset', 'timezone_offset', 'Offset from UTC'),
  datetime('LastLogin', 'last_login', 'Last sign-in', selected),
  datetime('Created', 'created', 'When the user was added'),
  datetime('Modified', 'modified', 'When the user was last changed'),
  yesNo('HasCreatedCompany', 'has_created_company', 'Whether the user founded the account'),
  text('Access', 'access', 'Apps and permission sets', { shape: 'json' }),
  text('IconUrl', 'icon_url', 'Address of the picture'),
];

/** v1 has the only list of users. */
export const users: TableEntry = {
  name: 'Users',
  kind: 'table',
  description: 'Users of the company',
  key: 'Id',
  source: wholeV1('users'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  writes: { create: postV1('users', ['email']), update: putV1('users/{id}') },
  columns,
};

export const currentUser: TableEntry = {
  name: 'CurrentUser',
  kind: 'view',
  description: 'The user of this connection, with the company',
  key: 'Id',
  source: wholeV1('users/me', 2),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    ...columns.map((column) => omit(column, 'writable')),
    integer('CompanyId', 'company_id', 'Id of the company', { kind: 'id' }),
    text('CompanyName', 'company_name', 'Name of the company', selected),
    text('CompanyDomain', 'company_domain', 'First part of its Pipedrive address', selected),
    text('CompanyCountry', 'company_country', 'Country of the company'),
    text('CompanyIndustry', 'company_industry', 'Industry of the company'),
    text('LanguageCode', 'language.language_code', 'Language'),
    text('LanguageCountryCode', 'language.country_code', 'Country of the language'),
  ],
};

export const userSettings: TableEntry = {
  name: 'UserSettings',
  kind: 'view',
  description: 'Settings of the user of this connection',
  key: 'ListLimit',
  source: wholeV1('userSettings', 2),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    integer('ListLimit', 'list_limit', 'Rows of a list in Pipedrive', { ...never, ...selected }),
    yesNo('MarketplaceTeam', 'marketplace_team', 'Whether the user may make apps', selected),
    yesNo('BetaApp', 'beta_app', 'Whether the beta version is in use'),
    yesNo(
      'PreventSalesphoneCalltoOverride',
      'prevent_salesphone_callto_override',
      'Whether call links keep their target',
    ),
    text('FileUploadDestination', 'file_upload_destination', 'Where files are kept', selected),
    text('CalltoLinkSyntax', 'callto_link_syntax', 'Form of call links', selected),
    yesNo(
      'AutofillDealExpectedCloseDate',
      'autofill_deal_expected_close_date',
      'Whether new deals get an expected close date',
      selected,
    ),
    text(
      'PersonDuplicateCondition',
      'person_duplicate_condition',
      'When persons count as duplicates',
    ),
  ],
};

export const userConnections: TableEntry = {
  name: 'UserConnections',
  kind: 'view',
  description: 'Accounts elsewhere that the user of this connection has linked',
  key: 'RowId',
  source: wholeV1('userConnections'),
  small: true,
  rowId: ['google'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the linked account'),
    text('Google', 'google', 'Id of the Google account', selected),
  ],
};

const userId = link('UserId', 'user_id', 'Users', 'user', {
  ...never,
  ...selected,
  ...asked('user_id'),
});

export const usersFollowers: TableEntry = {
  name: 'UsersFollowers',
  kind: 'view',
  description: 'Users who follow a user',
  key: 'RowId',
  source: plainList('users/{followed_user_id}/followers'),
  inputs: [{ column: 'FollowedUserId', parameter: 'followed_user_id' }],
  rowId: ['followed_user_id', 'user_id'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the user and the follower'),
    link('FollowedUserId', 'followed_user_id', 'Users', 'user who is followed', {
      ...never,
      ...selected,
      ...asked('followed_user_id'),
    }),
    ...user('User', 'user_id', 'user who follows', selected),
    datetime('AddTime', 'add_time', 'Since when', selected),
  ],
};

export const usersRoleAssignments: TableEntry = {
  name: 'UsersRoleAssignments',
  kind: 'view',
  description: 'Roles of a user',
  key: 'RowId',
  source: pagedV1('users/{user_id}/roleAssignments', 10),
  inputs: [{ column: 'UserId', parameter: 'user_id' }],
  rowId: ['user_id', 'role_id'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the user and the role'),
    userId,
    link('RoleId', 'role_id', 'Roles', 'role', selected),
    text('Role', 'name', 'Name of the role', selected),
    text('Type', 'type', 'Kind of the assignment'),
    link('ParentRoleId', 'parent_role_id', 'Roles', 'role above'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
  ],
};
