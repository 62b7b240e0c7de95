import { AppError } from '../../core/error';
import type { Column, Row, Value } from '../../core/column';
import type { TableSchema } from '../../pipedrive/schema';
import { findColumn } from '../../pipedrive/schema';
import { isOneOf } from './cursor';
import { planSelect } from './plan-sql';
import { runSql } from './run-sql';
import { jobOptions, planOptions, type ScriptRun } from './script-run';
import { readScript, type SelectStatement } from './statement';
import type { InsertStatement, Span, UpsertStatement } from './statement-write';

/** The rows that a statement gives to write, with the columns of what gives them. */
export interface GivenRows {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The SELECT or VALUES of a statement, as a statement of its own. */
export function rowsStatement({
  sql,
  tokens,
  rows,
}: InsertStatement | UpsertStatement): SelectStatement {
  const text = ({ start, end }: Span) => sql.slice(start, end);
  if (isSpan(rows)) {
    // WITH stands before INSERT and makes tables for the SELECT behind it.
    const verb = tokens.find((token) => isOneOf(token, verbs))!;
    const made = sql.slice(tokens[0]!.start, verb.start);
    return readScript(`${made} ${text(rows)}`)[0] as SelectStatement;
  }
  const lists = rows.map((row) => `(${row.map(text).join(', ')})`);
  return readScript(`VALUES ${lists.join(', ')}`)[0] as SelectStatement;
}

const verbs = new Set(['INSERT', 'UPSERT']);

function isSpan(rows: InsertStatement['rows']): rows is Span {
  return 'start' in rows;
}

/** Runs what gives the rows. `named`: columns of the statement, where it names some. */
export async function givenRows(
  statement: InsertStatement | UpsertStatement,
  run: ScriptRun,
): Promise<GivenRows> {
  const planned = await planSelect(
    rowsStatement(statement),
    planOptions(run, { capped: false }),
    run.memory,
  );
  const { columns, rows } = await runSql(planned, run.options.session, jobOptions(run));
  const { target, columns: named } = statement;
  if (named.length > 0 && named.length !== columns.length)
    throw new AppError('values-count', {
      table: target.name,
      given: columns.length,
      count: named.length,
    });
  return { columns, rows };
}

/** The rows as values by column; a yes or no that SQL computed is 1 or 0. */
export function namedValues(
  { rows }: GivenRows,
  names: readonly string[],
  schema: TableSchema,
): Record<string, Value>[] {
  const isFlag = names.map((name) => findColumn(schema, name)?.type === 'boolean');
  const written = (value: Value, place: number): Value =>
    isFlag[place] && (value === 0 || value === 1) ? value === 1 : value;
  return rows.map((row) =>
    Object.fromEntries(names.map((name, place) => [name, written(row[place] ?? null, place)])),
  );
}
