import type { Column, ColumnType } from '../core/column';
import type { OperatorId } from './operators';
import type { Filter, Query } from './query';

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Words that would end a clause if they stood there as a name. */
const reserved = new Set(
  'all and as asc between by case desc distinct from group having in is join like limit not null offset on or order select then union when where'.split(
    ' ',
  ),
);
const unquoted: readonly ColumnType[] = ['integer', 'number', 'money', 'boolean'];
const lineLength = 40;

/** The query as SQL, one clause a line. The columns give the types of the literals. */
export function formatSql(query: Query, columns: readonly Column[]): string {
  const { table, filters, sort, limit } = query;
  const typeOf = new Map(columns.map((column) => [column.name, column]));
  const order = sort.map(({ column, descending }) => `${name(column)}${descending ? ' DESC' : ''}`);
  return [
    `SELECT ${wrapped(query.columns.map(name))}`,
    `FROM ${name(table)}`,
    ...filters.map(
      (filter, index) =>
        `${index === 0 ? 'WHERE' : '  AND'} ${condition(filter, typeOf.get(filter.column))}`,
    ),
    ...(order.length > 0 ? [`ORDER BY ${wrapped(order)}`] : []),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join('\n');
}

/** A name as SQL writes it: bare where possible, else in brackets with `]` doubled. */
function name(text: string): string {
  return plainName.test(text) && !reserved.has(text.toLowerCase())
    ? text
    : `[${text.replaceAll(']', ']]')}]`;
}

/** Names separated by commas, on as many lines as keep them readable. */
function wrapped(items: readonly string[]): string {
  const lines: string[] = [];
  for (const item of items) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + item.length < lineLength)
      lines[lines.length - 1] = `${line}, ${item}`;
    else lines.push(item);
  }
  return lines.join(',\n  ');
}

/** A condition on a column, with its values as SQL literals. */
type Condition = (column: string, values: readonly string[]) => string;

const compare =
  (sign: string): Condition =>
  (column, [value]) =>
    `${column} ${sign} ${value}`;

const conditions: Readonly<Record<OperatorId, Condition>> = {
  is: compare('='),
  'is-not': (column, [value]) => `(${column} <> ${value} OR ${column} IS NULL)`,
  contains: compare('LIKE'),
  'not-contains': (column, [value]) => `(${column} NOT LIKE ${value} OR ${column} IS NULL)`,
  'starts-with': compare('LIKE'),
  greater: compare('>'),
  after: compare('>'),
  'at-least': compare('>='),
  'on-or-after': compare('>='),
  less: compare('<'),
  before: compare('<'),
  'at-most': compare('<='),
  'on-or-before': compare('<='),
  between: (column, [from, to]) => `${column} BETWEEN ${from} AND ${to}`,
  'one-of': (column, values) => `${column} IN (${values.join(', ')})`,
  empty: (column) => `${column} IS NULL`,
  'not-empty': (column) => `${column} IS NOT NULL`,
};

const textConditions: Readonly<Partial<Record<OperatorId, Condition>>> = {
  empty: (column) => `(${column} IS NULL OR ${column} = '')`,
  'not-empty': (column) => `${column} <> ''`,
};

/** A day compared with instants reaches to the beginning of the next: values are such pairs. */
const dayConditions: Readonly<Partial<Record<OperatorId, Condition>>> = {
  is: (column, [day, next]) => `${column} >= ${day} AND ${column} < ${next}`,
  'is-not': (column, [day, next]) =>
    `(${column} < ${day} OR ${column} >= ${next} OR ${column} IS NULL)`,
  after: (column, [, next]) => `${column} >= ${next}`,
  'on-or-before': (column, [, next]) => `${column} < ${next}`,
  'on-or-after': compare('>='),
  before: compare('<'),
  between: (column, [from, , , next]) => `${column} >= ${from} AND ${column} < ${next}`,
};

const patterns: Readonly<Partial<Record<OperatorId, (text: string) => string>>> = {
  contains: (text) => `%${text}%`,
  'not-contains': (text) => `%${text}%`,
  'starts-with': (text) => `${text}%`,
};

const dateOnly = /^\d{4}-\d\d-\d\d$/;

function condition({ column: named, operator, values }: Filter, column?: Column): string {
  const shown = name(named);
  const type = column?.type ?? 'text';
  const pattern = patterns[operator];
  if (pattern) return conditions[operator](shown, [like(values[0]!, pattern)]);
  if (type === 'datetime' && values.length > 0 && values.every((value) => dateOnly.test(value))) {
    const days = values.flatMap((value) => [quoted(value), quoted(nextDay(value))]);
    return dayConditions[operator]!(shown, days);
  }
  const special = type === 'text' ? textConditions[operator] : undefined;
  const literals = values.map((value) => (unquoted.includes(type) ? value : quoted(value)));
  return (special ?? conditions[operator])(shown, literals);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A LIKE pattern in which the text's own wildcards mean themselves. */
function like(text: string, pattern: (text: string) => string): string {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  return quoted(pattern(escaped)) + (escaped === text ? '' : " ESCAPE '\\'");
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
