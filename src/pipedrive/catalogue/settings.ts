import { datetime, integer, never, selected, text, times, user, written, yesNo } from './column';
import type { TableEntry } from './entry';
import { postV1, putV1, removeV1, wholeV1 } from './source';

export const activityTypes: TableEntry = {
  name: 'ActivityTypes',
  kind: 'table',
  description: 'Kinds of activities',
  key: 'Id',
  source: wholeV1('activityTypes'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('activityTypes', ['name', 'icon_key']),
    update: putV1('activityTypes/{id}'),
    delete: removeV1('activityTypes/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the activity type', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the activity type', { ...never, ...selected, ...written }),
    text('KeyString', 'key_string', 'Key that activities carry', selected),
    integer('OrderNr', 'order_nr', 'Place among the types', {
      ...selected,
      writable: 'update',
    }),
    text('IconKey', 'icon_key', 'Icon', written),
    text('Color', 'color', 'Colour, as RRGGBB', written),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use', selected),
    yesNo('IsCustomFlag', 'is_custom_flag', 'Whether the company defined it'),
    ...times('type'),
  ],
};

export const currencies: TableEntry = {
  name: 'Currencies',
  kind: 'table',
  description: 'Currencies the company can use',
  key: 'Id',
  source: wholeV1('currencies'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
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

const filterTypes = ['deals', 'leads', 'org', 'people', 'products', 'activity', 'projects'];

export const filters: TableEntry = {
  name: 'Filters',
  kind: 'table',
  description: 'Saved filters',
  key: 'Id',
  source: wholeV1('filters'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  // Conditions are not columns, so filters are made in Pipedrive.
  writes: { delete: removeV1('filters/{id}') },
  columns: [
    integer('Id', 'id', 'Id of the filter', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the filter', { ...never, ...selected }),
    text('Type', 'type', 'What it filters', {
      kind: 'option',
      values: filterTypes,
      filter: { is: 'type', only: filterTypes },
      ...selected,
    }),
    ...user('User', 'user_id', 'owner', selected),
    integer('VisibleTo', 'visible_to', 'Code of who may see it: 1, 3, 5 or 7'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use', selected),
    yesNo('TemporaryFlag', 'temporary_flag', 'Whether it is temporary'),
    integer('CustomViewId', 'custom_view_id', 'Id of the linked column view', { kind: 'id' }),
    text('FilterCode', 'filter_code', 'Code of a system filter'),
    yesNo('IsEditable', 'is_editable', 'Whether you may edit it'),
    ...times('filter'),
    datetime('LastUsedTime', 'last_used_time', 'When the filter was last used'),
  ],
};
