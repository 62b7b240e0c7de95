import { zoneOffset } from '../../core/zone';
import { pushFilter, type Pushed } from '../push-down';
import type { OperatorId } from '../operators';
import type { Filter } from '../query';
import { equalityKey } from './equality';
import { textRange } from './text-range';
import type { SqlValue } from './function';
import type { EngineColumn, EngineTable } from './port';

export type ConditionOperator = 'eq' | 'is' | 'in' | 'from' | 'after' | 'until' | 'before';

/** A condition of the statement with its values: one, or those of a list. */
export interface Condition {
  readonly column: EngineColumn;
  readonly operator: ConditionOperator;
  readonly values: readonly SqlValue[];
}

/** A condition as Pipedrive can apply it: rows that pass any one of the filters. */
export interface Part {
  /** Column and operator: parts with one key differ in their values only. */
  readonly key: string;
  readonly column: EngineColumn;
  readonly filters: readonly Filter[];
  /** Names of the API parameters that it takes up. */
  readonly parameters: readonly string[];
  /** False where rows come that do not pass the condition. */
  readonly exact: boolean;
  /** Whether many of its filters fit into one request, to be told apart by the column's value. */
  readonly batched: boolean;
}

/** Whether no row can pass: a comparison with nothing but NULL. */
export function isNever({ operator, values }: Condition): boolean {
  return operator !== 'is' && values.every((value) => value === null);
}

/** Whether it compares for equality. */
export function isEquality({ operator }: Pick<Condition, 'operator'>): boolean {
  return operator === 'eq' || operator === 'is' || operator === 'in';
}

/**
 * What Pipedrive can do for a condition: undefined for nothing. The rows that its filters let through
 * hold all that the condition does.
 */
export function partOf(condition: Condition, table: EngineTable): Part | undefined {
  return isEquality(condition) ? listPart(condition, table) : rangePart(condition);
}

/**
 * The parts of conditions that can go together: a parameter of the API can be sent once. Those that
 * find a single row or must be there come first.
 */
export function combineParts(parts: readonly Part[], table: EngineTable): Part[] {
  const weight = ({ column }: Part) =>
    column.name === table.required?.column ? 0 : column.name === table.key ? 1 : 2;
  const taken = new Set<string>();
  return [...parts]
    .sort((a, b) => weight(a) - weight(b))
    .filter(({ key, parameters }) => {
      const names = [key, ...parameters];
      if (names.some((name) => taken.has(name))) return false;
      for (const name of names) taken.add(name);
      return true;
    });
}

const push = (filter: Filter, column: EngineColumn): Pushed | undefined =>
  pushFilter(filter, column, zoneOffset('UTC'));

function listPart({ column, operator, values }: Condition, table: EngineTable): Part | undefined {
  const isKey = column.name === table.key && column.type === 'integer';
  const required = column.name === table.required?.column;
  if (!column.filter && !required) return undefined;
  // Pipedrive cannot be asked for empty cells; a parent is never empty.
  if (operator === 'is' && values[0] === null && !required) return undefined;
  const texts = new Set<string>();
  for (const value of values) {
    if (value === null) continue;
    const text = literalOf(value, column);
    // A view's parent that cannot be named has no rows.
    if (text === undefined && required) continue;
    if (text === undefined) return undefined;
    // Ids are above 0: looking for another one finds nothing and must not be sent.
    if (isKey && !(Number(text) > 0 && Number.isSafeInteger(Number(text)))) continue;
    texts.add(text);
  }
  const list = [...texts].sort();
  const one = (value: string): Filter => filterOn(column, 'is', value);
  const part = (filters: readonly Filter[], pushed: readonly Pushed[], batched: boolean): Part => ({
    key: `${column.name} ${filters[0]?.operator ?? 'is'}`,
    column,
    filters,
    parameters: [...new Set(pushed.flatMap(({ parameters }) => Object.keys(parameters)))],
    exact: pushed.every(({ exact }) => exact),
    batched,
  });
  // Whole numbers can be told apart again in the answer to a request for many.
  const batched = column.type === 'integer' && column.filter?.oneOf !== undefined;
  if (list.length > 1 && !isKey && !required) {
    const together = filterOn(column, 'one-of', ...list);
    const pushed = push(together, column);
    if (pushed) return part([together], [pushed], false);
  }
  const filters = list.map(one);
  const pushed = filters.map((filter) => push(filter, column));
  if (pushed.every((each) => each !== undefined)) return part(filters, pushed, batched);
  return required ? part(filters, [], false) : undefined;
}

function rangePart({ column, operator, values }: Condition): Part | undefined {
  const [value] = values;
  if (!column.filter || column.type !== 'datetime' || typeof value !== 'string') return undefined;
  const range = textRange(operator, value);
  if (!range) return undefined;
  const filter = filterOn(column, range.operator, range.instant);
  const pushed = push(filter, column);
  return (
    pushed && {
      key: `${column.name} ${range.side}`,
      column,
      filters: [filter],
      parameters: Object.keys(pushed.parameters),
      exact: pushed.exact && range.exact,
      batched: false,
    }
  );
}

const filterOn = (column: EngineColumn, operator: OperatorId, ...values: string[]): Filter => ({
  column: column.name,
  operator,
  values,
});

/** A value as a filter's text, or undefined where values of another kind could be equal to it. */
function literalOf(value: Exclude<SqlValue, null>, { type }: EngineColumn): string | undefined {
  if (type === 'integer') {
    const number = equalityKey(value);
    return Number.isSafeInteger(number) ? String(number) : undefined;
  }
  if (type === 'boolean') {
    const number = equalityKey(value);
    return number === 1 ? 'true' : number === 0 ? 'false' : undefined;
  }
  if (type === 'datetime') return isInstant(value) ? String(value) : undefined;
  return type === 'text' && typeof value === 'string' ? value : undefined;
}

const isInstant = (value: SqlValue) =>
  typeof value === 'string' && textRange('from', value)?.instant === value;
