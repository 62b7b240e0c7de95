import { AppError } from '../../core/error';
import type { ErrorDetails } from '../../core/error';
import type { Sort } from '../query';
import type { ConditionOperator } from './condition';
import type { SqlValue } from './function';
import type { IndexOperator, OfferedConstraint } from './index-info';
import type { EngineColumn, EngineTable } from './port';
import { rangeShare, rowsOf, shareOf } from './selectivity';

/** A condition whose values xFilter will get. */
export interface WantedCondition {
  readonly column: EngineColumn;
  readonly operator: ConditionOperator;
  /** Its value, where it does not depend on the run. */
  readonly constant?: SqlValue;
}

/** How a table is looked into in one place of a plan: what xBestIndex answered. */
export interface IndexChoice {
  /** In the order of the arguments of xFilter; LIMIT and OFFSET follow them. */
  readonly conditions: readonly WantedCondition[];
  /** Whether these are all the conditions there are. */
  readonly complete: boolean;
  readonly order: readonly Sort[];
  readonly limited: boolean;
  readonly offset: boolean;
}

/** An answer to xBestIndex: which constraints are wanted, and what they are expected to cost. */
export interface IndexAnswer {
  readonly choice: IndexChoice;
  readonly wanted: readonly OfferedConstraint[];
  readonly cost: number;
  readonly rows: number;
}

/** What xBestIndex is asked, with columns instead of their numbers. */
export interface IndexQuestion {
  readonly table: EngineTable;
  readonly offered: readonly OfferedConstraint[];
  /** Undefined for the row's number. */
  readonly columnOf: (index: number) => EngineColumn | undefined;
  readonly order: readonly { readonly column: number; readonly descending: boolean }[];
  /** The value of a constraint, undefined where only the run knows it. */
  readonly constant: (constraint: OfferedConstraint) => SqlValue | undefined;
}

/**
 * Equality is worth a lookup: rows are indexed by what they are joined on. Other conditions matter
 * where Pipedrive filters by the column. Undefined where a view's parent is named by a table that is
 * read later: SQLite must find another order.
 */
export function chooseIndex(question: IndexQuestion): IndexAnswer | undefined {
  const { table, offered, columnOf } = question;
  const bounds = offered.filter(({ operator }) => operator === 'limit' || operator === 'offset');
  const others = offered.filter((constraint) => !bounds.includes(constraint));
  const wanted = others.filter((constraint) => isUseful(constraint, columnOf(constraint.column)));
  const required = table.required?.column;
  if (required !== undefined) {
    const naming = others.filter(
      ({ column, operator }) => isEqual(operator) && columnOf(column)?.name === required,
    );
    if (naming.length > 0 && !naming.some(({ usable }) => usable)) return undefined;
  }
  const conditions = wanted.map((constraint): WantedCondition => {
    const constant = constraint.list ? undefined : question.constant(constraint);
    return {
      column: columnOf(constraint.column)!,
      operator: constraint.list ? 'in' : conditionOperators[constraint.operator]!,
      ...(constant === undefined ? {} : { constant }),
    };
  });
  const limits = bounds.filter(({ usable }) => usable);
  const limit = limits.find(({ operator }) => operator === 'limit');
  const offset = limits.find(({ operator }) => operator === 'offset');
  const share = conditions.reduce(
    (all, { column, operator }) => all * (isEqual(operator) ? shareOf(table, column) : rangeShare),
    1,
  );
  const rows = Math.max(1, rowsOf(table) * share);
  return {
    choice: {
      conditions,
      complete: wanted.length === others.length,
      order: question.order.map(({ column, descending }) => ({
        column: columnOf(column)?.name ?? '',
        descending,
      })),
      limited: limit !== undefined,
      offset: offset !== undefined,
    },
    wanted: [...wanted, ...(limit ? [limit] : []), ...(offset ? [offset] : [])],
    cost: rows + 2,
    rows,
  };
}

const conditionOperators: Readonly<Partial<Record<IndexOperator, ConditionOperator>>> = {
  eq: 'eq',
  is: 'is',
  from: 'from',
  after: 'after',
  until: 'until',
  before: 'before',
};

const isEqual = (operator: IndexOperator | ConditionOperator) =>
  operator === 'eq' || operator === 'is' || operator === 'in';

function isUseful({ operator, usable, collation }: OfferedConstraint, column?: EngineColumn) {
  if (!usable || !column || collation !== 'BINARY' || !conditionOperators[operator]) return false;
  return isEqual(operator) || (column.filter !== undefined && column.type === 'datetime');
}

/** The error of a view whose parent nothing names; undefined for tables that need none. */
export function parentMissing(table: EngineTable): AppError | undefined {
  const { required } = table;
  if (!required) return undefined;
  const details: ErrorDetails = { table: table.name, ...required };
  return new AppError('filter-required', details);
}
