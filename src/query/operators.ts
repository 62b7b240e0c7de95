import type { ColumnType } from '../core/column';

const every: readonly ColumnType[] = [
  'integer',
  'number',
  'money',
  'boolean',
  'text',
  'date',
  'datetime',
  'time',
];
const text: readonly ColumnType[] = ['text'];
const numbers: readonly ColumnType[] = ['integer', 'number', 'money'];
const days: readonly ColumnType[] = ['date', 'datetime'];
const ordered: readonly ColumnType[] = [...numbers, ...days, 'time'];
const listed: readonly ColumnType[] = ['integer', 'number', 'money', 'text', 'date'];

interface OperatorEntry {
  readonly id: string;
  readonly label: string;
  /** How many values it compares with; `many` is one or more. */
  readonly values: 0 | 1 | 2 | 'many';
  readonly types: readonly ColumnType[];
}

/**
 * The builder's comparisons. A row whose cell is empty passes only the negative ones (is not, does
 * not contain, is empty). A date without a time, compared with a date and time, stands for the
 * whole day.
 */
export const operators = [
  { id: 'is', label: 'is', values: 1, types: every },
  { id: 'is-not', label: 'is not', values: 1, types: every },
  { id: 'contains', label: 'contains', values: 1, types: text },
  { id: 'not-contains', label: 'does not contain', values: 1, types: text },
  { id: 'starts-with', label: 'starts with', values: 1, types: text },
  { id: 'greater', label: 'is greater than', values: 1, types: numbers },
  { id: 'at-least', label: 'is at least', values: 1, types: numbers },
  { id: 'less', label: 'is less than', values: 1, types: numbers },
  { id: 'at-most', label: 'is at most', values: 1, types: numbers },
  { id: 'after', label: 'is after', values: 1, types: [...days, 'time'] },
  { id: 'on-or-after', label: 'is on or after', values: 1, types: [...days, 'time'] },
  { id: 'before', label: 'is before', values: 1, types: [...days, 'time'] },
  { id: 'on-or-before', label: 'is on or before', values: 1, types: [...days, 'time'] },
  { id: 'between', label: 'is between', values: 2, types: ordered },
  { id: 'one-of', label: 'is one of', values: 'many', types: listed },
  { id: 'empty', label: 'is empty', values: 0, types: every },
  { id: 'not-empty', label: 'is not empty', values: 0, types: every },
] as const satisfies readonly OperatorEntry[];

export type Operator = (typeof operators)[number];
export type OperatorId = Operator['id'];

/** The comparisons offered for a column type, in order. */
export function operatorsFor(type: ColumnType): readonly Operator[] {
  return operators.filter((operator) => (operator.types as readonly ColumnType[]).includes(type));
}

export function operatorEntry(id: OperatorId): Operator {
  return operators.find((operator) => operator.id === id)!;
}
