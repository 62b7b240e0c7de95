import type { ColumnType } from '../../core/column';
import type { ZoneOffset } from '../../core/zone';
import type { SchemaColumn } from '../../pipedrive/schema';
import { literalTypes } from '../literal';
import { operatorsFor, type OperatorId } from '../operators';
import type { Filter, FilterValue } from '../query';
import { instantFilter } from './to-instant';
import { patternFilter } from './to-pattern';
import { Unexpressed, type Comparison, type ComparisonKind, type Operand } from './selection';

const numbers: readonly ColumnType[] = ['integer', 'number', 'money'];

type Signs = Readonly<Partial<Record<ComparisonKind, OperatorId>>>;

const shared: Signs = {
  '=': 'is',
  '<>': 'is-not',
  in: 'one-of',
  between: 'between',
  'is null': 'empty',
  'not null': 'not-empty',
};
const amounts: Signs = { '>': 'greater', '>=': 'at-least', '<': 'less', '<=': 'at-most' };
const times: Signs = { '>': 'after', '>=': 'on-or-after', '<': 'before', '<=': 'on-or-before' };

/**
 * A comparison as filters: one, or two where SQL leaves out the empty cells that the builder's
 * negation keeps. Throws Unexpressed where the builder has none that means the same.
 */
export function toFilters(
  comparison: Comparison,
  column: SchemaColumn,
  offset: ZoneOffset,
): Filter<FilterValue>[] {
  const filter =
    patternFilter(comparison, column) ??
    (column.type === 'datetime' && comparison.values.length > 0
      ? instantFilter(comparison, offset)
      : plainFilter(comparison, column));
  const isKnown = operatorsFor(column.type).some(({ id }) => id === filter.operator);
  if (!isKnown) throw new Unexpressed('this comparison', comparison.column.at);
  const named = { column: column.name, ...filter };
  const isNegated = filter.operator === 'is-not' || filter.operator === 'not-contains';
  return isNegated && !comparison.orEmpty && column.nullable
    ? [named, { column: column.name, operator: 'not-empty', values: [] }]
    : [named];
}

/** A filter without the column it is on. */
export type Part = Omit<Filter<FilterValue>, 'column'>;

function plainFilter({ kind, values, column: named }: Comparison, { type }: SchemaColumn): Part {
  const operator = shared[kind] ?? (numbers.includes(type) ? amounts : times)[kind];
  if (!operator) throw new Unexpressed('this comparison', named.at);
  return { operator, values: values.map((value) => typed(value, type)) };
}

/** A value as the builder has it typed; one that SQL would compare otherwise is not for the builder. */
function typed({ kind, value, day, at }: Operand, type: ColumnType): FilterValue {
  if (day) throw new Unexpressed('the day of another value', at);
  if (kind === 'parameter') return { parameter: value };
  const text = readers[type](kind, value);
  if (text === undefined || !literalTypes[type].read(text, () => 0))
    throw new Unexpressed(`this value for a column of the type ${type}`, at);
  return text;
}

type Read = (kind: Operand['kind'], value: string) => string | undefined;

const plainNumber = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const exactInteger = /^-?(0|[1-9]\d{0,14})$/;

// A column lends its type to what it is compared with: Id = '5' finds 5, Code = 5 finds '5'.
const numeric: Read = (kind, value) =>
  kind !== 'boolean' && (kind === 'number' ? plainNumber : exactInteger).test(value)
    ? value
    : undefined;
const written: Read = (kind, value) => (kind === 'text' && value !== '' ? value : undefined);

const readers: Readonly<Record<ColumnType, Read>> = {
  integer: (kind, value) => {
    const text = numeric(kind, value);
    return text !== undefined && Number.isSafeInteger(Number(text)) ? text : undefined;
  },
  number: numeric,
  money: numeric,
  boolean: (kind, value) => {
    if (kind === 'boolean') return value;
    return kind === 'number' && /^[01]$/.test(value) ? String(value === '1') : undefined;
  },
  text: (kind, value) =>
    kind === 'number' && exactInteger.test(value) ? value : written(kind, value),
  date: written,
  datetime: written,
  // HH:MM sorts below HH:MM:00, so it is not the same time.
  time: (kind, value) => (value.length === 8 ? written(kind, value) : undefined),
};
