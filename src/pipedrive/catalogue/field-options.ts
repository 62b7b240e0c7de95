import { datetime, never, rowId, selected, text } from './column';
import type { TableEntry } from './entry';
import {
  activityFields,
  dealFields,
  leadFields,
  noteFields,
  organizationFields,
  personFields,
  productFields,
  projectFields,
} from './fields';

/** The options of the fields that have some, one row each. */
const optionsOf = (fields: TableEntry): TableEntry => {
  const isV2 = fields.source.version === 'v2';
  const key = isV2 ? 'field_code' : 'key';
  return {
    name: `${fields.name}Options`,
    kind: 'view',
    description: `${fields.description}: their options`,
    key: 'RowId',
    source: fields.source,
    explode: 'options',
    rowId: [key, 'options.id'],
    small: true,
    changes: 'none',
    deletes: 'whole-list',
    columns: [
      rowId('the field and the option'),
      text('FieldCode', key, 'Key of the field', {
        ...never,
        ...selected,
        references: { table: fields.name, column: fields.key },
      }),
      text('FieldName', isV2 ? 'field_name' : 'name', 'Name of the field', {
        ...never,
        ...selected,
      }),
      // Some of Pipedrive's own fields have words as ids.
      text('OptionId', 'options.id', 'Id of the option', { kind: 'id', ...selected }),
      text('Label', 'options.label', 'Label of the option', selected),
      ...(isV2
        ? [
            text('Color', 'options.color', 'Colour of the option'),
            datetime('AddTime', 'options.add_time', 'When the option was added'),
            datetime('UpdateTime', 'options.update_time', 'When the option was last changed'),
          ]
        : []),
    ],
  };
};

export const dealFieldsOptions = optionsOf(dealFields);
export const personFieldsOptions = optionsOf(personFields);
export const organizationFieldsOptions = optionsOf(organizationFields);
export const productFieldsOptions = optionsOf(productFields);
export const activityFieldsOptions = optionsOf(activityFields);
export const projectFieldsOptions = optionsOf(projectFields);
export const leadFieldsOptions = optionsOf(leadFields);
export const noteFieldsOptions = optionsOf(noteFields);
