import type { SchemaColumn } from '../../pipedrive/schema';
import { operatorEntry, operatorsFor, type OperatorId } from '../../query/operators';
import type { Filter, FilterValue } from '../../query/query';
import type { Language } from '../language';
import { cellParameter } from './cell-name';
import { valueText } from './filter-text';

/** How the values of a filter are entered. */
export type ValueEntry = 'none' | 'one' | 'two' | 'lines' | 'option' | 'options' | 'yes-no';

/** The way to enter values for a comparison on a column: from its list of options where it has one. */
export function valueEntry(column: SchemaColumn, operator: OperatorId): ValueEntry {
  const { values } = operatorEntry(operator);
  if (values === 0) return 'none';
  if (values === 2) return 'two';
  if (values === 'many') return column.options ? 'options' : 'lines';
  if (column.type === 'boolean') return 'yes-no';
  const compares = operator === 'is' || operator === 'is-not';
  return column.options && compares ? 'option' : 'one';
}

/** The comparison offered first: a choice of options where the column has some. */
export function firstOperator(column: SchemaColumn): OperatorId {
  const offered = operatorsFor(column.type);
  const many = column.options && offered.find(({ id }) => id === 'one-of');
  return (many || offered[0]!).id;
}

/** Whether a filter compares with worksheet cells instead of values. */
export const comparesCells = ({ values }: Filter<FilterValue>): boolean =>
  values.some((value) => typeof value !== 'string');

/** How many cells a comparison takes: one stands for a value, two for the ends of a range. */
export function cellCount(operator: OperatorId): 0 | 1 | 2 {
  const { values } = operatorEntry(operator);
  return values === 'many' ? 1 : values;
}

/** Values as the entry shows them. */
export function shownValues(
  filter: Filter<FilterValue>,
  column: SchemaColumn,
  language: Language,
): string[] {
  const numeric = column.type === 'number' || column.type === 'money';
  return filter.values.map((value) => {
    if (typeof value !== 'string') return value.parameter;
    return numeric ? valueText(value, column.type, language) : value;
  });
}

/** The filter that compares with these cells; undefined where one of them is no cell. */
export function cellFilter(
  column: SchemaColumn,
  operator: OperatorId,
  entered: readonly string[],
): Filter<FilterValue> | undefined {
  const cells = entered.slice(0, cellCount(operator)).map(cellParameter);
  const values = cells.flatMap((parameter) => (parameter === undefined ? [] : [{ parameter }]));
  if (values.length < cellCount(operator)) return undefined;
  return { column: column.name, operator, values };
}

/** The filter that what was entered stands for; numbers lose the language's separators. */
export function enteredFilter(
  column: SchemaColumn,
  operator: OperatorId,
  entered: readonly string[],
  language: Language,
): Filter {
  const numeric = column.type === 'number' || column.type === 'money' || column.type === 'integer';
  const values = entered
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .map((value) => (numeric ? (language.parseNumber(value) ?? value) : value));
  const { values: expected } = operatorEntry(operator);
  return {
    column: column.name,
    operator,
    values: expected === 'many' ? values : values.slice(0, expected),
  };
}
