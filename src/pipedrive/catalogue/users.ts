import { datetime, integer, never, selected, text, yesNo } from './column';
import type { ColumnEntry, TableEntry } from './entry';

const columns: readonly ColumnEntry[] = [
  integer('Id', 'id', 'Id of the user', { kind: 'id', ...never, ...selected }),
  text('Name', 'name', 'Name of the user', { ...never, ...selected }),
  text('Email', 'email', 'E-mail address', selected),
  text('Phone', 'phone', 'Phone number'),
  yesNo('ActiveFlag', 'active_flag', 'Whether the user is active', selected),
  yesNo('Activated', 'activated', 'Whether the user has accepted the invitation'),
  yesNo('IsDeleted', 'is_deleted', 'Whether the user was removed'),
  yesNo('IsYou', 'is_you', 'Whether it is the user of this connection'),
  integer('RoleId', 'role_id', 'Id of the role', { kind: 'id' }),
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
  source: { version: 'v1', path: 'users', paging: 'none', cost: 20 },
  small: true,
  columns,
};

export const currentUser: TableEntry = {
  name: 'CurrentUser',
  kind: 'view',
  description: 'The user of this connection, with the company',
  key: 'Id',
  source: { version: 'v1', path: 'users/me', paging: 'none', cost: 2 },
  small: true,
  columns: [
    ...columns,
    integer('CompanyId', 'company_id', 'Id of the company', { kind: 'id' }),
    text('CompanyName', 'company_name', 'Name of the company', selected),
    text('CompanyDomain', 'company_domain', 'First part of its Pipedrive address', selected),
    text('CompanyCountry', 'company_country', 'Country of the company'),
    text('CompanyIndustry', 'company_industry', 'Industry of the company'),
    text('LanguageCode', 'language.language_code', 'Language'),
    text('LanguageCountryCode', 'language.country_code', 'Country of the language'),
  ],
};
