import { AppError, toAppError } from '../../core/error';
import { tableEntry } from '../../pipedrive/catalogue';
import { describeTable, isFilterTable } from '../../pipedrive/filter-tables';
import { singular } from '../../pipedrive/series';
import { requiredColumns, type TableSchema } from '../../pipedrive/schema';
import type { Session } from '../../pipedrive/session';
import type { EngineColumn, EngineTable, RequiredColumn } from '../engine/port';
import type { TableUse } from './table-use';

/**
 * The tables and saved filters that a statement names, each once, with their columns. Throws
 * `table-unknown` and `saved-filter-unknown` with the `offset` of the name, `saved-filter-ambiguous`.
 */
export async function loadTables(
  uses: readonly TableUse[],
  session: Session,
  signal: AbortSignal | undefined,
): Promise<TableSchema[]> {
  const distinct = new Map(uses.map((use) => [placed(use, () => nameOf(use)), use]));
  return Promise.all(
    [...distinct].map(async ([name, use]) => {
      try {
        const schema = await describeTable(name, session, { signal });
        // Under the name that the statement has for it: a filter can be named by its number.
        return { ...schema, entry: { ...schema.entry, name } };
      } catch (thrown) {
        throw withOffset(thrown, use);
      }
    }),
  );
}

/** Tables by their own names, filters as written. */
function nameOf({ name }: TableUse): string {
  return isFilterTable(name) ? name : tableEntry(name).name;
}

function placed<T>(use: TableUse, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw withOffset(thrown, use);
  }
}

function withOffset(thrown: unknown, { start }: TableUse): AppError {
  const { code, details } = toAppError(thrown);
  return new AppError(code, { ...details, offset: start }, thrown);
}

/** A table as the engine sees it. */
export function engineTable(schema: TableSchema, estimate?: number): EngineTable {
  // Lists that are read one after the other come in no common order.
  const sorted = schema.sources.length === 1;
  const required = requiredColumn(schema);
  return {
    name: schema.entry.name,
    key: schema.entry.key,
    columns: schema.columns.map(
      ({ name, aliases = [], type, kind, nullable, code, custom, ...rest }): EngineColumn => ({
        name,
        aliases,
        type,
        kind,
        nullable,
        code,
        ...(custom ? { custom } : {}),
        ...(rest.linked ? { costly: true } : {}),
        ...(rest.description ? { description: rest.description } : {}),
        ...(rest.options ? { options: rest.options } : {}),
        ...(rest.filter ? { filter: rest.filter } : {}),
        ...(rest.sort && sorted ? { sort: rest.sort } : {}),
      }),
    ),
    ...(estimate === undefined ? {} : { estimate }),
    ...(required ? { required } : {}),
  };
}

/** The parent that the table is read for. What else it needs, reading asks for. */
function requiredColumn({ entry, columns }: TableSchema): RequiredColumn | undefined {
  const [name] = requiredColumns(entry);
  const parents = columns.find((column) => column.name === name)?.references?.table;
  return name && parents ? { column: name, parent: singular(parents), parents } : undefined;
}
