import { AppError, toAppError } from '../../core/error';
import { zoneOffset, type ZoneOffset } from '../../core/zone';
import type { SchemaColumn, TableSchema } from '../../pipedrive/schema';
import type { FilterValue, Query, Sort } from '../query';
import { columnOf } from '../validate';
import { toFilters } from './to-filter';
import { Unexpressed, type Named, type Selection, type Sorted } from './selection';

/**
 * A selection as what the builder shows, or the first thing in it that the builder cannot show.
 * Days of `zone` (IANA) come back from the instants that stand for them. Throws `column-unknown`
 * with its `offset`.
 */
export function toQuery(
  selection: Selection,
  schema: TableSchema,
  zone = 'UTC',
): Query<FilterValue> | Unexpressed {
  try {
    return query(selection, schema, zoneOffset(zone));
  } catch (thrown) {
    if (thrown instanceof Unexpressed) return thrown;
    throw thrown;
  }
}

function query(
  { columns: list, conditions, sort, limit }: Selection,
  schema: TableSchema,
  offset: ZoneOffset,
): Query<FilterValue> {
  // Names of linked rows cost requests of their own: only who names them gets them.
  const columns =
    list === '*' ? schema.columns.filter(({ linked }) => !linked) : distinct(list, schema);
  const filters = conditions.flatMap((condition) =>
    toFilters(condition, placedColumn(condition.column, schema), offset),
  );
  return {
    table: schema.entry.name,
    columns: columns.map(({ name }) => name),
    filters,
    sort: sort.map((term) => sorted(term, columns, schema)),
    ...(limit === undefined ? {} : { limit }),
  };
}

function distinct(list: readonly Named[], schema: TableSchema): SchemaColumn[] {
  const columns: SchemaColumn[] = [];
  for (const named of list) {
    const column = placedColumn(named, schema);
    if (columns.includes(column)) throw new Unexpressed('a column twice', named.at);
    columns.push(column);
  }
  return columns;
}

function sorted(
  { column: named, descending, nulls, at }: Sorted,
  columns: readonly SchemaColumn[],
  schema: TableSchema,
): Sort {
  const column = typeof named === 'number' ? columns[named - 1] : placedColumn(named, schema);
  if (!column) throw new Unexpressed('this place in the result', at);
  if (nulls === 'first' && column.nullable) throw new Unexpressed('NULLS FIRST', at);
  return { column: column.name, ...(descending ? { descending } : {}) };
}

/** The column of that name; an unknown one is an error that knows its place. */
function placedColumn({ name, at }: Named, schema: TableSchema): SchemaColumn {
  try {
    return columnOf(schema, name);
  } catch (thrown) {
    const { code, details } = toAppError(thrown);
    throw new AppError(code, { ...details, offset: at }, thrown);
  }
}
