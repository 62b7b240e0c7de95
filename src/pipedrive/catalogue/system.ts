import { asked, integer, never, selected, text, yesNo } from './column';
import type { ColumnEntry, TableEntry } from './entry';

/** Columns that say where a table stands: one catalogue, one schema. */
const place: readonly ColumnEntry[] = [
  text('CatalogName', 'CatalogName', 'Name of the database', never),
  text('SchemaName', 'SchemaName', 'Name of the schema', never),
];
const tableName = text('TableName', 'TableName', 'Name of the table or view', {
  ...never,
  ...selected,
});
const rowKey = text('RowId', 'RowId', 'Key of the row', { kind: 'id', ...never });

const systemTable = (
  name: string,
  description: string,
  key: string,
  columns: readonly ColumnEntry[],
): TableEntry => ({
  name,
  kind: 'system',
  description,
  key,
  // Made here: nothing is asked for.
  source: { version: 'v2', path: name, paging: 'none', cost: 0 },
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns,
});

const dataType: readonly ColumnEntry[] = [
  text('DataTypeName', 'DataTypeName', 'Type', { ...never, ...selected }),
  integer('DataType', 'DataType', 'Code of the type, as in ODBC', never),
  integer('Length', 'Length', 'Characters or digits at most', never),
  integer('NumericPrecision', 'NumericPrecision', 'Digits of a number'),
  integer('NumericScale', 'NumericScale', 'Digits after the point'),
  yesNo('IsNullable', 'IsNullable', 'Whether it can be empty', { ...never, ...selected }),
];

const references: readonly ColumnEntry[] = [
  text('PrimaryKeyName', 'PrimaryKeyName', 'Name of the primary key'),
  text('ForeignKeyName', 'ForeignKeyName', 'Name of the foreign key'),
  text('ReferencedCatalogName', 'ReferencedCatalogName', 'Database of the other table'),
  text('ReferencedSchemaName', 'ReferencedSchemaName', 'Schema of the other table'),
  text('ReferencedTableName', 'ReferencedTableName', 'The other table', selected),
  text('ReferencedColumnName', 'ReferencedColumnName', 'Its column', selected),
];

/** The tables about tables that the commercial drivers have, with their column names. */
export const systemTables: readonly TableEntry[] = [
  systemTable('sys_catalogs', 'The database', 'CatalogName', [
    text('CatalogName', 'CatalogName', 'Name of the database', { ...never, ...selected }),
  ]),
  systemTable('sys_schemas', 'The schema', 'SchemaName', [
    text('CatalogName', 'CatalogName', 'Name of the database', { ...never, ...selected }),
    text('SchemaName', 'SchemaName', 'Name of the schema', { ...never, ...selected }),
  ]),
  systemTable('sys_tables', 'Tables and views', 'TableName', [
    ...place,
    tableName,
    text('TableType', 'TableType', 'TABLE, VIEW or SYSTEM TABLE', { ...never, ...selected }),
    text('Description', 'Description', 'What it holds', selected),
    yesNo('IsUpdateable', 'IsUpdateable', 'Whether rows can be written', { ...never, ...selected }),
    integer('ColumnCount', 'ColumnCount', 'Columns it has in every company', never),
    yesNo('HasCustomFields', 'HasCustomFields', 'Whether custom fields are columns too', never),
    text('ApiName', 'ApiName', "Path of Pipedrive's API"),
  ]),
  systemTable('sys_tablecolumns', 'Columns of the tables and views', 'RowId', [
    rowKey,
    ...place,
    // Custom fields of other tables need not be asked for.
    { ...tableName, ...asked('TableName') },
    text('ColumnName', 'ColumnName', 'Name of the column', { ...never, ...selected }),
    ...dataType,
    integer('DisplaySize', 'DisplaySize', 'Characters it takes to show', never),
    text('Description', 'Description', 'What it holds', selected),
    integer('Ordinal', 'Ordinal', 'Place within the table, from 1', never),
    yesNo('IsAutoIncrement', 'IsAutoIncrement', 'Whether Pipedrive counts it up', never),
    yesNo('IsGeneratedColumn', 'IsGeneratedColumn', 'Whether it is computed', never),
    yesNo('IsReadOnly', 'IsReadOnly', 'Whether it cannot be written', { ...never, ...selected }),
    yesNo('IsKey', 'IsKey', 'Whether it identifies the row', never),
    text('ApiName', 'ApiName', "Pipedrive's key: a hash for custom fields", selected),
    yesNo('IsCustom', 'IsCustom', 'Whether the company defined it', { ...never, ...selected }),
  ]),
  systemTable('sys_procedures', 'Procedures', 'ProcedureName', [
    ...place,
    text('ProcedureName', 'ProcedureName', 'Name of the procedure', { ...never, ...selected }),
    text('ProcedureType', 'ProcedureType', 'Kind of the procedure', never),
    text('Description', 'Description', 'What it does', selected),
  ]),
  systemTable('sys_procedureparameters', 'Parameters and results of the procedures', 'RowId', [
    rowKey,
    ...place,
    text('ProcedureName', 'ProcedureName', 'Name of the procedure', { ...never, ...selected }),
    text('ColumnName', 'ColumnName', 'Name of the parameter or result', { ...never, ...selected }),
    integer('Direction', 'Direction', '1 for parameters, 3 for results', { ...never, ...selected }),
    ...dataType,
    yesNo('IsRequired', 'IsRequired', 'Whether it must be given', { ...never, ...selected }),
    text('Description', 'Description', 'What it means', selected),
    integer('Ordinal', 'Ordinal', 'Place among them, from 1', never),
    text('Values', 'Values', 'What it can be, with commas'),
    text('DefaultValue', 'DefaultValue', 'What holds while none is given'),
  ]),
  systemTable('sys_keycolumns', 'Columns that are keys', 'RowId', [
    rowKey,
    ...place,
    tableName,
    text('ColumnName', 'ColumnName', 'Name of the column', { ...never, ...selected }),
    yesNo('IsKey', 'IsKey', 'Whether it identifies the row', { ...never, ...selected }),
    yesNo('IsForeignKey', 'IsForeignKey', 'Whether it points to another table', {
      ...never,
      ...selected,
    }),
    ...references,
  ]),
  systemTable('sys_foreignkeys', 'Columns that point to other tables', 'RowId', [
    rowKey,
    ...place,
    tableName,
    text('ColumnName', 'ColumnName', 'Name of the column', { ...never, ...selected }),
    ...references,
    text('ForeignKeyType', 'ForeignKeyType', 'Kind of the foreign key', never),
  ]),
  systemTable('sys_connection_props', 'Properties of connections', 'Name', [
    text('Name', 'Name', 'Name of the property', { ...never, ...selected }),
    text('ShortDescription', 'ShortDescription', 'What it means', selected),
    text('Type', 'Type', 'Type', { ...never, ...selected }),
    text('Default', 'Default', 'What holds while none is given', selected),
    text('Values', 'Values', 'What it can be, with commas'),
    text('Value', 'Value', 'What holds for this connection; never a secret', selected),
    yesNo('Required', 'Required', 'Whether it must be given', never),
    text('Category', 'Category', 'Part of the form', never),
    yesNo('Sensitivity', 'Sensitivity', 'Whether it is a secret', never),
    text('PropertyName', 'PropertyName', 'Name in words', never),
    integer('Ordinal', 'Ordinal', 'Place among them, from 1', never),
  ]),
  systemTable('sys_sqlinfo', 'What the SQL can do', 'Name', [
    text('Name', 'NAME', 'Name of the ability', { ...never, ...selected }),
    text('Value', 'VALUE', 'What holds', selected),
  ]),
];
