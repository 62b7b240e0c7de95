import type { Row } from '../core/column';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { SchemaColumn, TableSchema } from '../pipedrive/schema';
import { findColumn } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import type { SqlEngine } from '../query/engine/port';
import { planQuery, type Plan } from '../query/plan';
import { capped, type QueryResult } from '../query/run';
import { boundTokens } from '../query/sql/bind';
import { replaced } from '../query/sql/function-syntax';
import { loadTables } from '../query/sql/load-tables';
import { writtenName } from '../query/sql/name';
import {
  parametersIn,
  type ParameterValues,
  type StatementParameter,
} from '../query/sql/parameter';
import { parseSelection } from '../query/sql/parse';
import { planSql, selectIn, type SqlPlan } from '../query/sql/plan-sql';
import { resolveQuery } from '../query/sql/resolve';
import { runSql } from '../query/sql/run-sql';
import { Unexpressed, type Selection } from '../query/sql/selection';
import { toQuery } from '../query/sql/to-query';
import type { Token } from '../query/sql/token';
import type { NamedField, QueryDefinition } from './definition';
import { fieldsHere } from './foreign';
import { isUnique } from './row-keys';

/** Loads the engine of SQL: called only for what cannot run without it. */
export type LoadEngine = () => Promise<SqlEngine>;

/** A query ready to be read: by a plan where the builder expresses it. */
export type PreparedQuery =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | {
      readonly kind: 'sql';
      /** The custom fields that its tables have. */
      readonly fields: readonly NamedField[];
      readonly run: (options: JobOptions) => Promise<QueryResult>;
      /** The order of the rows is part of the result: they are told apart by their places alone. */
      readonly byPlace?: true;
    };

/** The cells that a query takes values from. */
export function parametersOf({ sql }: Pick<QueryDefinition, 'sql'>): StatementParameter[] {
  return parametersIn(selectIn(sql).tokens);
}

/** A planned query as refreshes read it. */
export function preparedPlan(planned: SqlPlan, session: Session): PreparedQuery {
  if (planned.kind === 'builder') return { kind: 'plan', plan: planned.plan };
  return {
    kind: 'sql',
    fields: customFields(planned.plan.schemas),
    run: (options) => runSql(planned, session, options),
  };
}

/**
 * Makes a definition's SQL ready under a connection. Columns that the company no longer has are left
 * out of the builder's queries; renamed custom fields are found by their key. Throws what `planSql`
 * and requests throw, and `columns-vanished`.
 */
export async function prepareQuery(
  definition: QueryDefinition,
  engine: LoadEngine,
  session: Session,
  parameters: ParameterValues,
  { signal }: JobOptions,
): Promise<PreparedQuery> {
  const { table } = definition;
  const { zone } = definition.options;
  const { tokens, tables } = selectIn(definition.sql);
  const { schemas } = await loadTables(tables, session, signal);
  const fields = fieldsHere(definition, session, schemas);
  const sql = withCurrentNames(definition.sql, tokens, fields, schemas);
  const selection = parseSelection(sql, boundTokens(selectIn(sql).tokens, parameters));
  const schema = schemas[0];
  if (schema && !(selection instanceof Unexpressed)) {
    const current = withoutVanished(selection, fields, schema);
    if (current.columns.length === 0) throw new AppError('columns-vanished', { table: table.name });
    const query = toQuery(current, schema, zone);
    if (!(query instanceof Unexpressed)) {
      const { pageSize } = session.settings;
      const resolved = resolveQuery(query, parameters);
      const plan = planQuery(resolved, schema, { zone, pageSize });
      return { kind: 'plan', plan: capped(plan, session) };
    }
  }
  const planned = await planSql(sql, {
    session,
    engine,
    zone,
    parameters,
    expect: false,
    // Whoever made the query has seen what it costs.
    confirmed: true,
    signal,
  });
  return preparedPlan(planned, session);
}

/** The custom fields of tables, by the names they have now. */
function customFields(schemas: readonly TableSchema[]): NamedField[] {
  return schemas
    .flatMap(({ columns }) => columns)
    .flatMap(({ custom, name, code }) => (custom ? [{ name, code }] : []));
}

/** The custom fields that a text speaks of, by the names it uses. */
export function namedFields(sql: string, prepared: PreparedQuery): NamedField[] {
  const fields = prepared.kind === 'plan' ? customFields([prepared.plan.schema]) : prepared.fields;
  const words = new Set(
    selectIn(sql)
      .tokens.filter(isName)
      .map(({ value }) => value.toLowerCase()),
  );
  return fields.filter(({ name }) => words.has(name.toLowerCase()));
}

const isName = ({ kind }: Token) => kind === 'word' || kind === 'name';

/**
 * The text under the names that custom fields have today, as an editor shows it: a renamed field is
 * found by its key. Names of fields that are gone stay.
 */
export function withCurrentNames(
  sql: string,
  tokens: readonly Token[],
  fields: readonly NamedField[],
  schemas: readonly TableSchema[],
): string {
  const columns = schemas.flatMap((schema) => schema.columns).filter(({ custom }) => custom);
  const renamed = new Map(
    fields.flatMap(({ name, code }) => {
      const now = columns.find((column) => column.code === code);
      return now && now.name !== name ? [[name.toLowerCase(), now.name] as const] : [];
    }),
  );
  return replaced(
    sql,
    tokens.filter(isName).flatMap(({ value, start, end }) => {
      const now = renamed.get(value.toLowerCase());
      return now === undefined ? [] : [{ start, end, text: writtenName(now) }];
    }),
  );
}

/**
 * The selection without columns that the table no longer has. A new field may have taken the name of
 * one that is gone: it is not the column that was asked for.
 */
export function withoutVanished(
  selection: Selection,
  fields: readonly NamedField[],
  schema: TableSchema,
): Selection {
  if (selection.columns === '*') return selection;
  const isThere = (name: string): boolean => {
    const found = findColumn(schema, name);
    return found !== undefined && isAsked(found, fields);
  };
  return { ...selection, columns: selection.columns.filter(({ name }) => isThere(name)) };
}

function isAsked(column: SchemaColumn, fields: readonly NamedField[]): boolean {
  const codes = fields.filter(({ name }) => name === column.name).map(({ code }) => code);
  return codes.length === 0 || codes.includes(column.code);
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
  if (prepared.byPlace) return undefined;
  const index = fields.findIndex((_, column) => isUnique(rows, column));
  return index < 0 ? undefined : index;
}
