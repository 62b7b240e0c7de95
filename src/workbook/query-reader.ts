import type { Cell } from '../core/cell';
import type { Column, Row } from '../core/column';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import { tableEntry } from '../pipedrive/catalogue';
import { describe, findColumn, type TableSchema } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import { planQuery, type Plan } from '../query/plan';
import type { Query } from '../query/query';
import type { QueryResult } from '../query/run';
import type { NamedField, QueryDefinition } from './definition';
import { isUnique } from './row-keys';

/** Values of the parameters, by name. */
export type Parameters = Readonly<Record<string, Cell>>;

/** What reads SQL text. */
export interface SqlText {
  /** The builder's query of a text, undefined where only the engine can run it. Throws `sql-syntax`. */
  parse(sql: string, parameters: Parameters): Query | undefined;
  /** Runs any other text; without it such queries are refused with `sql-unavailable`. */
  run?(
    request: {
      readonly sql: string;
      readonly parameters: Parameters;
      readonly session: Session;
      readonly zone: string;
      /** Names that the text uses for custom fields, with the fields' keys: they may be renamed. */
      readonly fields: readonly NamedField[];
    },
    options: JobOptions,
  ): Promise<QueryResult>;
}

/** A query ready to be read: by a plan where the builder expresses it. */
export type PreparedQuery =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'sql'; readonly run: (options: JobOptions) => Promise<QueryResult> };

/**
 * Makes a definition's SQL ready under a connection. Columns that the company no longer has are left
 * out; renamed custom fields are found by their key. Throws what `planQuery` and requests throw,
 * `columns-vanished`, `sql-unavailable`.
 */
export async function prepareQuery(
  { sql, fields, options: { zone }, table }: QueryDefinition,
  text: SqlText,
  session: Session,
  parameters: Parameters,
  { signal }: JobOptions,
): Promise<PreparedQuery> {
  const query = text.parse(sql, parameters);
  if (!query) {
    const { run } = text;
    if (!run) throw new AppError('sql-unavailable');
    const request = { sql, parameters, session, zone, fields };
    return { kind: 'sql', run: (options) => run(request, options) };
  }
  const schema = await describe(tableEntry(query.table), session, {
    ...(signal ? { signal } : {}),
  });
  const current = withCurrentNames(query, fields, schema);
  if (current.columns.length === 0) throw new AppError('columns-vanished', { table: table.name });
  const { pageSize, maxRows } = session.settings;
  // MaxRows caps what names no limit: which rows are in then, no list of changes tells.
  const limit = current.limit ?? (maxRows > 0 ? maxRows : undefined);
  const capped = limit === undefined ? current : { ...current, limit };
  const plan = planQuery(capped, schema, { zone, pageSize });
  return { kind: 'plan', plan };
}

/** The custom fields that a query speaks of, by the names it uses. */
export function namedFields(
  { columns, filters, sort }: Query,
  available: readonly Column[],
): NamedField[] {
  const names = new Set([...columns, ...[...filters, ...sort].map(({ column }) => column)]);
  return available
    .filter(({ custom, name }) => custom && names.has(name))
    .map(({ name, code }) => ({ name, code }));
}

/**
 * The query under the names that fields have today, as an editor shows it. A vanished column
 * is left out of the result only.
 */
export function withCurrentNames(
  query: Query,
  fields: readonly NamedField[],
  schema: TableSchema,
): Query {
  const codes = new Map(fields.map(({ name, code }) => [name, code]));
  const nameOf = (name: string): string => {
    const code = codes.get(name);
    const byCode = code && schema.columns.find((column) => column.custom && column.code === code);
    return byCode ? byCode.name : name;
  };
  // A new field may have taken the name of one that is gone: it is not the column that was asked for.
  const exists = (name: string) => {
    const found = findColumn(schema, nameOf(name));
    const code = codes.get(name);
    return found !== undefined && (code === undefined || found.code === code);
  };
  return {
    ...query,
    columns: query.columns.filter(exists).map(nameOf),
    filters: query.filters.map((filter) => ({ ...filter, column: nameOf(filter.column) })),
    sort: query.sort.map((sort) => ({ ...sort, column: nameOf(sort.column) })),
  };
}

/**
 * The column that tells rows apart: the table's key; for SQL the first column whose values do, such
 * as the stage of a sum by stage.
 */
export function keyOf(
  prepared: PreparedQuery,
  fields: readonly string[],
  rows: readonly Row[],
): number | undefined {
  if (prepared.kind === 'plan') {
    const index = fields.indexOf(prepared.plan.schema.entry.key);
    return index < 0 ? undefined : index;
  }
  const index = fields.findIndex((_, column) => isUnique(rows, column));
  return index < 0 ? undefined : index;
}
