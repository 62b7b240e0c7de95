import type { LinkedName, WriteEndpoint } from '../catalogue/entry';
import type { Value } from '../../core/column';
import { AppError } from '../../core/error';
import { findColumn, type TableSchema } from '../schema';
import { cellsOf, pipelineOf, type Cell } from './cell';
import { isId, nameKey, type Encoding } from './encode-value';
import type { FactsNeeded, WriteFacts } from './facts';
import { endpointOf, filledPath, identityOf } from './path';
import { checkRequired } from './required';
import { rowName, type RowChange } from './row-change';
import { withNames } from './write-field';

/** A change that nothing is wrong with, as far as can be told without the row itself. */
export interface CheckedChange {
  readonly change: RowChange;
  /** How sentences call the row. */
  readonly row: string;
  readonly schema: TableSchema;
  readonly endpoint: WriteEndpoint;
  readonly path: string;
  readonly identity: ReadonlyMap<string, Value>;
  readonly cells: readonly Cell[];
  readonly facts: WriteFacts;
}

/** The schemas of a push, by table name in lower case, with names writable beside their ids. */
export type WriteSchemas = ReadonlyMap<string, TableSchema>;

export function writeSchemas(schemas: readonly TableSchema[]): WriteSchemas {
  return new Map(
    schemas.map((schema) => [
      schema.entry.name.toLowerCase(),
      { ...schema, columns: withNames(schema) },
    ]),
  );
}

/** Throws `table-unknown`. */
export function schemaOf({ table }: RowChange, schemas: WriteSchemas): TableSchema {
  const schema = schemas.get(table.toLowerCase());
  if (!schema) throw new AppError('table-unknown', { table });
  return schema;
}

/**
 * Checks one change: table and kind, key and parents, columns, values, required fields. Throws the
 * first thing wrong. `pipeline`: of the row as it is now, where that matters.
 */
export function checkChange(
  change: RowChange,
  index: number,
  schema: TableSchema,
  facts: WriteFacts,
  pipeline?: Value,
): CheckedChange {
  const row = rowName(change, index);
  const endpoint = endpointOf(schema, change.kind, row);
  if (change.kind !== 'insert' && (change.key ?? null) === null)
    throw new AppError('write-key-missing', { row, column: schema.entry.key });
  const known = identityOf(change, schema);
  if (change.kind === 'delete') {
    const path = filledPath(endpoint.path, known, schema, row);
    return { change, row, schema, endpoint, path, identity: known, cells: [], facts };
  }
  const plain: Encoding = { row, facts };
  const own = pipelineOf(change, schema, plain, pipeline);
  const cells = cellsOf(change, schema, own === undefined ? plain : { ...plain, pipeline: own });
  const identity = new Map(known);
  for (const { field, encoded } of cells)
    if (!field.custom && !field.compound) identity.set(field.member, encoded as Value);
  const path = filledPath(endpoint.path, identity, schema, row);
  checkRequired(change, cells, endpoint, schema, facts, row);
  return { change, row, schema, endpoint, path, identity, cells, facts };
}

/** Names of other rows that changes hold, by kind: what has to be looked up before the checks. */
export function namesIn(
  changes: readonly RowChange[],
  schemas: WriteSchemas,
): ReadonlyMap<LinkedName, ReadonlySet<string>> {
  const names = new Map<LinkedName, Set<string>>();
  for (const change of changes) {
    const schema = schemas.get(change.table.toLowerCase());
    if (!schema || change.kind === 'delete') continue;
    for (const [name, value] of Object.entries(change.values)) {
      const column = findColumn(schema, name);
      if (!column?.linked || !column.writable || value === null) continue;
      const key = nameKey(value);
      if (key === '' || isId(value)) continue;
      names.set(column.linked, (names.get(column.linked) ?? new Set()).add(key));
    }
  }
  return names;
}

/** Which lists the checks of a table's changes need. */
export function factsNeeded(changes: readonly RowChange[], schema: TableSchema): FactsNeeded {
  const written = changes.flatMap(({ values }) =>
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : (findColumn(schema, name) ?? []),
    ),
  );
  const codes = written.map(({ code, writeAs }) => writeAs ?? code);
  return {
    required: changes.some(({ kind }) => kind !== 'delete'),
    stages: codes.includes('stage_id'),
    currencies: codes.some((code) => /(^|[._])currency$/.test(code)),
  };
}
