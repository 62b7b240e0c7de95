import { AppError } from '../../core/error';
import type { SchemaColumn, TableSchema } from '../../pipedrive/schema';
import type { Filter, FilterValue, Query, Sort } from '../../query/query';

/** A query being built. Columns that are not chosen keep a place too, so that choosing moves nothing. */
export interface Builder {
  readonly order: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly filters: readonly Filter<FilterValue>[];
  readonly sort: readonly Sort[];
  /** As typed; empty for all rows. */
  readonly limit: string;
}

export interface Opened {
  readonly builder: Builder;
  /** Columns the remembered query used and the table no longer has. */
  readonly vanished: readonly string[];
}

/**
 * The builder for a table: as it was left last time, or with the columns most people want. What the
 * table no longer has is taken out and named, because a condition that is gone changes the result.
 */
export function openBuilder(schema: TableSchema, remembered?: Query<FilterValue>): Opened {
  const names = schema.columns.map(({ name }) => name);
  const known = new Set(names);
  const wanted = remembered?.columns ?? preselected(schema.columns);
  const first = wanted.filter((name) => known.has(name));
  const has = ({ column }: Filter<FilterValue> | Sort) => known.has(column);
  const used = [
    ...wanted,
    ...[...(remembered?.filters ?? []), ...(remembered?.sort ?? [])].map(({ column }) => column),
  ];
  return {
    builder: {
      order: [...first, ...names.filter((name) => !first.includes(name))],
      chosen: new Set(first),
      filters: remembered?.filters.filter(has) ?? [],
      sort: remembered?.sort.filter(has) ?? [],
      limit: remembered?.limit === undefined ? '' : String(remembered.limit),
    },
    vanished: [...new Set(used.filter((name) => !known.has(name)))],
  };
}

function preselected(columns: readonly SchemaColumn[]): string[] {
  const selected = columns.filter((column) => column.selected);
  return (selected.length > 0 ? selected : columns).map(({ name }) => name);
}

/** The query that the builder stands for. Throws `columns-missing` or `limit-invalid`. */
export function builtQuery(
  table: string,
  builder: Builder,
  parseInteger: (text: string) => number | undefined,
): Query<FilterValue> {
  const columns = builder.order.filter((name) => builder.chosen.has(name));
  if (columns.length === 0) throw new AppError('columns-missing');
  const { filters, sort } = builder;
  if (builder.limit.trim() === '') return { table, columns, filters, sort };
  const limit = parseInteger(builder.limit);
  if (limit === undefined || limit < 1) throw new AppError('limit-invalid');
  return { table, columns, filters, sort, limit };
}

export function choose(builder: Builder, names: readonly string[], on: boolean): Builder {
  const chosen = new Set(builder.chosen);
  for (const name of names) {
    if (on) chosen.add(name);
    else chosen.delete(name);
  }
  return { ...builder, chosen };
}

/** Moves a column by one place up (-1) or down (1); at the ends nothing happens. */
export function moveColumn(builder: Builder, name: string, by: -1 | 1): Builder {
  const order = [...builder.order];
  const from = order.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return builder;
  [order[from], order[to]] = [order[to]!, order[from]!];
  return { ...builder, order };
}

/** Puts an item in place of another, or at the end. */
export function withItem<Item>(
  items: readonly Item[],
  item: Item,
  index: number | undefined,
): readonly Item[] {
  if (index === undefined) return [...items, item];
  return items.map((other, at) => (at === index ? item : other));
}
