import type { Filter } from '../query';
import { isEquality, type Part } from './condition';
import type { Database } from './database';
import type { IndexChoice } from './index-choice';
import type { Access } from './port';
import type { Prepared } from './prepared';
import type { TableSource } from './table-source';

/** How EXPLAIN QUERY PLAN names the use of a virtual table: by the number that xBestIndex gave. */
const tableUse = / VIRTUAL TABLE INDEX (\d+):/;

/**
 * The uses of tables in the plan that SQLite chose, in its order. The statement is run once without
 * any rows: tables that are read first see the values of their conditions, whatever they are computed
 * from. The rest is known from the constants.
 */
export function explainAccesses(database: Database, prepared: Prepared): Access[] {
  const sql = prepared.expanded;
  const planned = database.choices.length;
  const uses = database.query(`EXPLAIN QUERY PLAN ${sql}`).flatMap((row) => {
    const number = tableUse.exec(String(row[3]))?.[1];
    return number === undefined ? [] : [Number(number) - planned];
  });
  // The same statement once more is planned by the same steps.
  const run = database.choices.length;
  database.query(sql);
  return uses.map((number) => {
    const { source, choice } = database.choices[run + number]!;
    return access(source, choice);
  });
}

function access(source: TableSource, choice: IndexChoice): Access {
  const { table, columns, looks } = source;
  const look = looks.get(choice);
  const { parts, cut } = look ?? source.expectedDemand(choice);
  const pushed = new Set(parts.map(({ column }) => column.name));
  const joined = choice.conditions.filter(
    ({ column, operator, constant }) =>
      isEquality({ operator }) &&
      constant === undefined &&
      !pushed.has(column.name) &&
      (column.filter !== undefined || column.name === table.required?.column),
  );
  return {
    table: table.name,
    columns,
    filters: parts.flatMap(filterOf),
    joined: look ? [] : [...new Set(joined.map(({ column }) => column.name))],
    ...cut,
  };
}

/** One filter for all of a part. */
function filterOf({ column, filters }: Part): Filter[] {
  if (filters.length < 2) return [...filters];
  const values = filters.flatMap((filter) => filter.values);
  return [{ column: column.name, operator: 'one-of', values }];
}
