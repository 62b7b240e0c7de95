import type { Column, ColumnType } from '../../core/column';
import { zoneOffset, type ZoneOffset } from '../../core/zone';
import type { SchemaColumn } from '../../pipedrive/schema';
import { instantText } from '../day';
import { literalTypes } from '../literal';
import type { OperatorId } from '../operators';
import type { Filter, FilterValue, Parameter, Query } from '../query';
import { writtenName, writtenText } from './name';

const numbers: readonly ColumnType[] = ['integer', 'number', 'money'];
const lineLength = 40;

/**
 * The query as SQL, one clause a line. The columns give the types of the literals. SQL compares
 * instants in UTC: days of `zone` (IANA, default UTC) are written as the instants they begin and end at.
 */
export function formatSql(
  query: Query<FilterValue>,
  columns: readonly FormatColumn[],
  zone = 'UTC',
): string {
  const { table, filters, sort, limit } = query;
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  const name = columnNames(columns);
  const order = sort.map(({ column, descending }) => `${name(column)}${descending ? ' DESC' : ''}`);
  const conditions = filters.map((filter) =>
    condition(
      { ...filter, column: name(filter.column) },
      typeOf.get(filter.column) ?? 'text',
      zoneOffset(zone),
    ),
  );
  return [
    `SELECT ${wrapped(query.columns.map(name))}`,
    `FROM ${writtenName(table)}`,
    ...conditions.map((text, index) => `${index === 0 ? 'WHERE' : '  AND'} ${text}`),
    ...(order.length > 0 ? [`ORDER BY ${wrapped(order)}`] : []),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join('\n');
}

/** A column with the name it shares with others, where its own was made distinct. */
type FormatColumn = Column & Pick<SchemaColumn, 'bareName'>;

/** How columns are written: the first of several fields with one name by its key, which is its own. */
function columnNames(columns: readonly FormatColumn[]): (name: string) => string {
  const shared = new Set(columns.flatMap(({ bareName }) => bareName?.toLowerCase() ?? []));
  const keys = new Map(
    columns
      .filter(({ name, custom }) => custom && shared.has(name.toLowerCase()))
      .map(({ name, code }) => [name, code]),
  );
  return (name) => writtenName(keys.get(name) ?? name);
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

/** A value as SQL: where it begins and where it ends, which differ for days among instants. */
interface Written {
  readonly low: string;
  readonly high: string;
  /** As an instant with its time, even where it begins a day of UTC. */
  readonly exact: string;
}

/** A condition on a column, with its values as SQL literals. */
type Condition = (column: string, values: readonly Written[]) => string;

const compare =
  (sign: string, end: keyof Written): Condition =>
  (column, [value]) =>
    `${column} ${sign} ${value![end]}`;

const is: Condition = (column, [value]) =>
  value!.exact === value!.high
    ? `${column} = ${value!.exact}`
    : `${column} BETWEEN ${value!.low} AND ${value!.high}`;
const isNot: Condition = (column, [value]) =>
  value!.exact === value!.high
    ? `${column} <> ${value!.exact}`
    : `${column} NOT BETWEEN ${value!.low} AND ${value!.high}`;

/** Negations hold for empty cells as well; in SQL they do not. */
const orEmpty =
  (negation: Condition): Condition =>
  (column, values) =>
    `(${negation(column, values)} OR ${column} IS NULL)`;

const conditions: Readonly<Record<Exclude<OperatorId, keyof typeof patterns>, Condition>> = {
  is,
  'is-not': orEmpty(isNot),
  greater: compare('>', 'high'),
  after: compare('>', 'high'),
  'at-least': compare('>=', 'low'),
  'on-or-after': compare('>=', 'low'),
  less: compare('<', 'low'),
  before: compare('<', 'low'),
  'at-most': compare('<=', 'high'),
  'on-or-before': compare('<=', 'high'),
  between: (column, [from, to]) => `${column} BETWEEN ${from!.low} AND ${to!.high}`,
  'one-of': (column, values) => `${column} IN (${values.map(({ exact }) => exact).join(', ')})`,
  empty: (column) => `${column} IS NULL`,
  'not-empty': (column) => `${column} IS NOT NULL`,
};

interface PatternRule {
  readonly before: string;
  readonly negated?: true;
}

const patterns = {
  contains: { before: '%' },
  'not-contains': { before: '%', negated: true },
  'starts-with': { before: '' },
} as const satisfies Partial<Record<OperatorId, PatternRule>>;

function isPattern(operator: OperatorId): operator is keyof typeof patterns {
  return operator in patterns;
}

/** Of a column that is written as SQL already. */
function condition(
  { column, operator, values }: Filter<FilterValue>,
  type: ColumnType,
  offset: ZoneOffset,
): string {
  if (isPattern(operator)) return patternCondition(column, patterns[operator], values[0]!);
  const written = values.map((value) => writtenValue(value, type, offset));
  return conditions[operator](column, written);
}

function patternCondition(
  name: string,
  { before, negated }: PatternRule,
  value: FilterValue,
): string {
  const like = typeof value === 'string' ? textPattern(before, value) : openPattern(before, value);
  return negated ? `(${name} NOT LIKE ${like} OR ${name} IS NULL)` : `${name} LIKE ${like}`;
}

/** Wildcards of the text mean themselves. */
function textPattern(before: string, text: string): string {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  return writtenText(`${before}${escaped}%`) + (escaped === text ? '' : escaping);
}

/** So do those of a value that is not known yet. */
function openPattern(before: string, { parameter }: Parameter): string {
  const parts = [...(before ? [writtenText(before)] : []), `LIKETEXT(${parameter})`, "'%'"];
  return parts.join(' || ') + escaping;
}

const escaping = " ESCAPE '\\'";

function writtenValue(value: FilterValue, type: ColumnType, offset: ZoneOffset): Written {
  if (typeof value !== 'string') return writtenParameter(value.parameter, type);
  if (type === 'boolean') return same(value.toLowerCase());
  if (numbers.includes(type)) return same(value);
  const literal = literalTypes[type].read(value, offset);
  if (!literal) return same(writtenText(value));
  if (type !== 'datetime') return same(writtenText(String(literal.low)));
  // Values are whole seconds: so are the first and the last one that a literal stands for.
  const low = instantText(Math.ceil(Number(literal.low) / 1000) * 1000);
  const high = instantText(Math.floor(Number(literal.high) / 1000) * 1000);
  return {
    low: writtenText(low.replace('T00:00:00Z', '')),
    high: writtenText(high),
    exact: writtenText(low),
  };
}

/** A cell may hold a day or an instant: which, is known when the query runs. */
function writtenParameter(parameter: string, type: ColumnType): Written {
  return type === 'datetime'
    ? { low: `DAYSTART(${parameter})`, high: `DAYEND(${parameter})`, exact: '' }
    : same(parameter);
}

function same(text: string): Written {
  return { low: text, high: text, exact: text };
}
