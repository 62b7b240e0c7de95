import { tableEntry } from '../../../../src/pipedrive/catalogue';
import type { SchemaColumn, TableSchema } from '../../../../src/pipedrive/schema';

/** A column for tests. */
export function aColumn(name: string, column: Partial<SchemaColumn> = {}): SchemaColumn {
  return {
    name,
    type: 'text',
    kind: 'text',
    nullable: true,
    code: name,
    selected: false,
    decode: () => null,
    ...column,
  };
}

/** A table for tests, with these columns instead of its own. */
export function aSchema(columns: readonly SchemaColumn[]): TableSchema {
  const entry = tableEntry('Deals');
  return { entry, sources: [entry.source], parameters: {}, columns };
}
