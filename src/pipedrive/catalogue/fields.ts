import { omit } from '../omit';
import { integer, never, selected, text, times, yesNo } from './column';
import type { ColumnEntry, FieldsOwner, Source, TableEntry } from './entry';
import { pagedV1, patch, plainList, post, remove } from './source';

/** Where v2 lists the field definitions of an entity. */
export const fieldSources: Readonly<Record<FieldsOwner, Source>> = {
  deal: plainList('dealFields'),
  person: plainList('personFields'),
  organization: plainList('organizationFields'),
  product: plainList('productFields'),
  activity: plainList('activityFields'),
  project: plainList('projectFields'),
};

const columns: readonly ColumnEntry[] = [
  text('FieldCode', 'field_code', 'Key of the field', { ...never, ...selected }),
  text('FieldName', 'field_name', 'Name of the field', {
    ...never,
    ...selected,
    writable: 'always',
  }),
  text('FieldType', 'field_type', 'Type of the field', {
    ...never,
    ...selected,
    writable: 'create',
  }),
  text('Description', 'description', 'Description'),
  text('Options', 'options', 'Labels of the options', { shape: 'list', selected: true }),
  text('Subfields', 'subfields', 'Keys of the parts', { shape: 'list' }),
  yesNo('IsCustomField', 'is_custom_field', 'Whether the company defined it', selected),
  yesNo(
    'IsOptionalResponseField',
    'is_optional_response_field',
    'Whether it is sent on request only',
  ),
];

const fieldsTable = (name: string, what: string, owner: FieldsOwner): TableEntry => ({
  name,
  kind: 'table',
  description: `Definitions of the fields of ${what}`,
  key: 'FieldCode',
  source: fieldSources[owner],
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  ...(owner === 'activity' ? {} : { writes: fieldWrites(fieldSources[owner].path) }),
  columns: owner === 'activity' ? columns.map((column) => omit(column, 'writable')) : columns,
});

const fieldWrites = (path: string) => ({
  create: post(path, ['field_name', 'field_type']),
  update: patch(`${path}/{field_code}`),
  delete: remove(`${path}/{field_code}`),
});

export const dealFields = fieldsTable('DealFields', 'deals', 'deal');
export const personFields = fieldsTable('PersonFields', 'persons', 'person');
export const organizationFields = fieldsTable(
  'OrganizationFields',
  'organizations',
  'organization',
);
export const productFields = fieldsTable('ProductFields', 'products', 'product');
export const activityFields = fieldsTable('ActivityFields', 'activities', 'activity');
export const projectFields = fieldsTable('ProjectFields', 'projects', 'project');

/** What v1 tells of a field. */
const columnsV1: readonly ColumnEntry[] = [
  integer('Id', 'id', 'Id of the field', { kind: 'id' }),
  text('Key', 'key', 'Key of the field', { ...never, ...selected }),
  text('Name', 'name', 'Name of the field', { ...never, ...selected }),
  text('FieldType', 'field_type', 'Type of the field', { ...never, ...selected }),
  text('Options', 'options', 'Labels of the options', { shape: 'list', selected: true }),
  yesNo('EditFlag', 'edit_flag', 'Whether the company defined it', selected),
  yesNo('MandatoryFlag', 'mandatory_flag', 'Whether it must be filled in'),
  yesNo('BulkEditAllowed', 'bulk_edit_allowed', 'Whether many can be changed at once'),
  yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
];

/** v1 has the only list of lead fields. */
export const leadFields: TableEntry = {
  name: 'LeadFields',
  kind: 'table',
  description: 'Definitions of the fields of leads',
  key: 'Key',
  source: pagedV1('leadFields'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    ...columnsV1,
    integer('OrderNr', 'order_nr', 'Place among the fields', selected),
    ...times('field'),
  ],
};

/** v1 has the only list of note fields. */
export const noteFields: TableEntry = {
  name: 'NoteFields',
  kind: 'table',
  description: 'Definitions of the fields of notes',
  key: 'Key',
  source: pagedV1('noteFields'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: columnsV1,
};
