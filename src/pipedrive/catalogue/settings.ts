import { datetime, integer, never, selected, text, yesNo } from './column';
import type { TableEntry } from './entry';

export const activityTypes: TableEntry = {
  name: 'ActivityTypes',
  kind: 'table',
  description: 'Kinds of activities',
  key: 'Id',
  source: { version: 'v1', path: 'activityTypes', paging: 'none', cost: 20 },
  small: true,
  columns: [
    integer('Id', 'id', 'Id of the activity type', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the activity type', { ...never, ...selected }),
    text('KeyString', 'key_string', 'Key that activities carry', selected),
    integer('OrderNr', 'order_nr', 'Place among the types', selected),
    text('IconKey', 'icon_key', 'Icon'),
    text('Color', 'color', 'Colour, as RRGGBB'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use', selected),
    yesNo('IsCustomFlag', 'is_custom_flag', 'Whether the company defined it'),
    datetime('AddTime', 'add_time', 'When the type was added'),
    datetime('UpdateTime', 'update_time', 'When the type was last changed'),
  ],
};

export const currencies: TableEntry = {
  name: 'Currencies',
  kind: 'table',
  description: 'Currencies the company can use',
  key: 'Id',
  source: { version: 'v1', path: 'currencies', paging: 'none', cost: 20 },
  small: true,
  columns: [
    integer('Id', 'id', 'Id of the currency', { kind: 'id', ...never }),
    text('Code', 'code', 'Code of the currency', { ...never, ...selected }),
    text('Name', 'name', 'Name of the currency', { ...never, ...selected }),
    integer('DecimalPoints', 'decimal_points', 'Digits after the point', selected),
    text('Symbol', 'symbol', 'Symbol', selected),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use', selected),
    yesNo('IsCustomFlag', 'is_custom_flag', 'Whether the company defined it'),
  ],
};

export const filters: TableEntry = {
  name: 'Filters',
  kind: 'table',
  description: 'Saved filters',
  key: 'Id',
  source: { version: 'v1', path: 'filters', paging: 'none', cost: 20 },
  small: true,
  columns: [
    integer('Id', 'id', 'Id of the filter', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the filter', { ...never, ...selected }),
    text('Type', 'type', 'What it filters', {
      kind: 'option',
      values: ['deals', 'leads', 'org', 'people', 'products', 'activity', 'projects'],
      selected: true,
    }),
    integer('UserId', 'user_id', 'Id of the owner', { kind: 'id' }),
    text('User', 'user_id', 'Owner', { kind: 'user', lookup: 'users', selected: true }),
    integer('VisibleTo', 'visible_to', 'Code of who may see it: 1, 3, 5 or 7'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use', selected),
    yesNo('TemporaryFlag', 'temporary_flag', 'Whether it is temporary'),
    integer('CustomViewId', 'custom_view_id', 'Id of the linked column view', { kind: 'id' }),
    text('FilterCode', 'filter_code', 'Code of a system filter'),
    yesNo('IsEditable', 'is_editable', 'Whether you may edit it'),
    datetime('AddTime', 'add_time', 'When the filter was added'),
    datetime('UpdateTime', 'update_time', 'When the filter was last changed'),
    datetime('LastUsedTime', 'last_used_time', 'When the filter was last used'),
  ],
};
