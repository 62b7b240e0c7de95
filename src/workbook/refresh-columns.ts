import type { Column, Row, Value } from '../core/column';
import { AppError } from '../core/error';
import { zoneOffset } from '../core/zone';
import { fieldsOf, type QueryColumn, type QueryDefinition } from './definition';
import { placeColumns } from './locate';
import type { MergeColumn } from './merge';
import { shownEncoder } from './shown-cell';
import type { PlacedColumn } from './refresh-patch';
import type { TableState } from './table-sheet';

/** A column that is brought up to date: part of the result, and of the table. */
export interface ActiveColumn extends MergeColumn, PlacedColumn {
  /** Its place in the result. */
  readonly index: number;
}

/** What became of the columns since the last refresh. */
export interface ColumnReport {
  /** Custom fields that have another name in Pipedrive now; their headers stay. */
  readonly renamed: readonly { readonly header: string; readonly name: string }[];
  /** Headers of columns that Pipedrive has no more; their cells stay as they were. */
  readonly vanished: readonly string[];
  /** Columns of the result that the table does not have. */
  readonly offered: readonly Column[];
}

export interface RefreshColumns {
  readonly active: readonly ActiveColumn[];
  /** Index among the active columns, where the query has a key. */
  readonly key: number | undefined;
  /** Places of the table's columns that are the user's own. */
  readonly own: readonly number[];
  /** The definition's columns as they are now. */
  readonly columns: readonly QueryColumn[];
  readonly report: ColumnReport;
}

/**
 * Brings the columns of a result, of a definition and of a table together: by what tells them apart
 * for good, not by names and headers. Throws `key-column-missing`, `columns-vanished`.
 */
export function refreshColumns(
  definition: QueryDefinition,
  result: readonly Column[],
  state: TableState,
): RefreshColumns {
  const fields = fieldsOf(result);
  const places = placeColumns(definition.columns, state.columns);
  const offset = zoneOffset(definition.options.zone);
  const active: ActiveColumn[] = [];
  const columns = definition.columns.map((column, at): QueryColumn => {
    const place = places[at];
    const index = fields.indexOf(column.field);
    const rest = withoutState(column);
    if (place === undefined) return { ...rest, state: 'removed' };
    const { id, name: header } = state.columns[place]!;
    const placed = { ...rest, column: id, header };
    if (index < 0) return { ...placed, state: 'vanished' };
    const { name, type } = result[index]!;
    active.push({
      field: column.field,
      type,
      place,
      index,
      show: shownEncoder(result[index]!, offset),
    });
    return { ...placed, name, type };
  });
  const { key, table } = definition;
  const keyed = columns.find(({ field }) => field === key);
  if (keyed?.state === 'removed')
    throw new AppError('key-column-missing', { table: table.name, column: keyed.header });
  if (active.length === 0) throw new AppError('columns-vanished', { table: table.name });
  const keyIndex = active.findIndex(({ field }) => field === key);
  return {
    active,
    key: key === undefined || keyIndex < 0 ? undefined : keyIndex,
    own: state.columns.map((_, place) => place).filter((place) => !places.includes(place)),
    columns,
    report: report(definition, columns, result, fields),
  };
}

function withoutState({ field, name, type, code, custom, column, header }: QueryColumn) {
  return { field, name, type, code, ...(custom ? { custom } : {}), column, header };
}

function report(
  definition: QueryDefinition,
  columns: readonly QueryColumn[],
  result: readonly Column[],
  fields: readonly string[],
): ColumnReport {
  return {
    renamed: columns.flatMap(({ state, name, header }, at) =>
      state === undefined && name !== definition.columns[at]!.name ? [{ header, name }] : [],
    ),
    vanished: columns.flatMap(({ state, header }) => (state === 'vanished' ? [header] : [])),
    offered: result.filter((_, index) => !columns.some(({ field }) => field === fields[index])),
  };
}

/** Rows with the active columns alone. */
export function activeRow(active: readonly ActiveColumn[]): (row: Row) => Value[] {
  const indexes = active.map(({ index }) => index);
  return (row) => indexes.map((index) => row[index] ?? null);
}
