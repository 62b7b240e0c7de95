import type { TableEntry } from '../catalogue/entry';
import { systemTables } from '../catalogue/system';
import type { JsonObject } from '../json';
import { bareColumns, type SchemaColumn } from '../schema';
import { withNames } from '../write/write-field';
import { dataTypeOf } from './data-type';
import { place } from './place';
import type { SystemContext } from './rows';

/**
 * The columns of all tables, or of those that a condition names: only theirs need definitions of
 * custom fields.
 */
export async function columnItems({
  tables,
  parameters,
  session,
  signal,
}: SystemContext): Promise<JsonObject[]> {
  const named = parameters['TableName']?.split(',').map((name) => name.trim().toLowerCase());
  const wanted = [...tables, ...systemTables].filter(
    ({ name }) => !named || named.includes(name.toLowerCase()),
  );
  const items: JsonObject[] = [];
  for (const entry of wanted) {
    const columns = withNames({ columns: await bareColumns(entry, session, { signal }) });
    const isReadonly = session.settings.readonly || !entry.writes;
    items.push(...columns.map((column, index) => columnItem(entry, column, index + 1, isReadonly)));
  }
  return items;
}

function columnItem(
  entry: TableEntry,
  column: SchemaColumn,
  ordinal: number,
  isReadonly: boolean,
): JsonObject {
  const isKey = column.name === entry.key;
  const type = dataTypeOf(column.type);
  return {
    RowId: `${entry.name}/${ordinal}`,
    ...place,
    TableName: entry.name,
    ColumnName: column.name,
    ...type,
    DisplaySize: type.Length,
    IsNullable: column.nullable,
    Description: column.description ?? null,
    Ordinal: ordinal,
    IsAutoIncrement: isKey && column.type === 'integer' && entry.writes?.create !== undefined,
    IsGeneratedColumn: column.linked !== undefined || column.code === 'row_id',
    IsReadOnly: isReadonly || column.writable === undefined,
    IsKey: isKey,
    ApiName: column.code,
    IsCustom: column.custom ?? false,
  };
}
