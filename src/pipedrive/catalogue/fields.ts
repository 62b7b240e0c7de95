import { datetime, integer, never, selected, text, yesNo } from './column';
import type { ColumnEntry, FieldsOwner, Source, TableEntry } from './entry';

/** Where v2 lists the field definitions of an entity. */
const fieldsSource = (path: string): Source => ({
  version: 'v2',
  path,
  paging: 'cursor',
  cost: 10,
});

export const fieldSources: Readonly<Record<FieldsOwner, Source>> = {
  deal: fieldsSource('dealFields'),
  person: fieldsSource('personFields'),
  organization: fieldsSource('organizationFields'),
  product: fieldsSource('productFields'),
  activity: fieldsSource('activityFields'),
};

const columns: readonly ColumnEntry[] = [
  text('FieldCode', 'field_code', 'Key of the field', { ...never, ...selected }),
  text('FieldName', 'field_name', 'Name of the field', { ...never, ...selected }),
  text('FieldType', 'field_type', 'Type of the field', { ...never, ...selected }),
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
  columns,
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

/** v1 has the only list of lead fields. */
export const leadFields: TableEntry = {
  name: 'LeadFields',
  kind: 'table',
  description: 'Definitions of the fields of leads',
  key: 'Key',
  source: { version: 'v1', path: 'leadFields', paging: 'offset', cost: 20 },
  small: true,
  columns: [
    integer('Id', 'id', 'Id of the field', { kind: 'id' }),
    text('Key', 'key', 'Key of the field', { ...never, ...selected }),
    text('Name', 'name', 'Name of the field', { ...never, ...selected }),
    text('FieldType', 'field_type', 'Type of the field', { ...never, ...selected }),
    integer('OrderNr', 'order_nr', 'Place among the fields', selected),
    text('Options', 'options', 'Labels of the options', { shape: 'list', selected: true }),
    yesNo('EditFlag', 'edit_flag', 'Whether the company defined it', selected),
    yesNo('MandatoryFlag', 'mandatory_flag', 'Whether it must be filled in'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
    datetime('AddTime', 'add_time', 'When the field was added'),
    datetime('UpdateTime', 'update_time', 'When the field was last changed'),
  ],
};
