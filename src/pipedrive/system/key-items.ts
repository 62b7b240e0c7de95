import type { ColumnEntry, TableEntry } from '../catalogue/entry';
import type { JsonObject } from '../json';
import { place, referencedPlace } from './place';
import type { SystemContext } from './rows';

/** Primary and foreign keys, a row each. */
export function keyColumnItems({ tables }: SystemContext): JsonObject[] {
  return tables.flatMap((entry) =>
    entry.columns
      .filter(({ name, references }) => name === entry.key || references)
      .map((column) => ({
        ...start(entry, column),
        IsKey: column.name === entry.key,
        IsForeignKey: column.references !== undefined,
        ...reference(entry, column),
        ...(column.name === entry.key ? { PrimaryKeyName: `PK_${entry.name}` } : {}),
      })),
  );
}

/** Columns that point to a column of another table. */
export function foreignKeyItems({ tables }: SystemContext): JsonObject[] {
  return tables.flatMap((entry) =>
    entry.columns
      .filter(({ references }) => references)
      .map((column) => ({
        ...start(entry, column),
        ...reference(entry, column),
        ForeignKeyType: 'FOREIGN KEY',
      })),
  );
}

function start({ name }: TableEntry, column: ColumnEntry): JsonObject {
  return {
    RowId: `${name}/${column.name}`,
    ...place,
    TableName: name,
    ColumnName: column.name,
  };
}

function reference(entry: TableEntry, { name, references }: ColumnEntry): JsonObject {
  if (!references) return {};
  return {
    PrimaryKeyName: `PK_${references.table}`,
    ForeignKeyName: `FK_${entry.name}_${name}`,
    ...referencedPlace,
    ReferencedTableName: references.table,
    ReferencedColumnName: references.column,
  };
}
