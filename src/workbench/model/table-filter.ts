import { ErrorValue } from './cell-value';
import { sortRows, type SortField } from './sort';
import type { Table } from './table';

/** What a table was last sorted by. */
export interface TableSort {
  readonly fields: readonly SortField[];
  readonly matchCase: boolean;
}

/** Excel.FilterCriteria, as far as rows are filtered here. */
export interface FilterCriteria {
  readonly filterOn:
    'Values' | 'Custom' | 'TopItems' | 'BottomItems' | 'TopPercent' | 'BottomPercent';
  /** Texts as cells show them; for `Values`. */
  readonly values?: readonly string[];
  /** `>5`, `<>a`, `=*x*`; for `Custom`. The number of items or percent for the others. */
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: 'And' | 'Or';
}

/** Filters a column and hides the rows that do not match; undefined takes its filter away. */
export function filterColumn(
  table: Table,
  columnId: number,
  criteria: FilterCriteria | undefined,
): void {
  table.sheet.assertAllowed('allowAutoFilter');
  if (criteria) table.filters.set(columnId, criteria);
  else table.filters.delete(columnId);
  applyFilters(table);
}

export function clearFilters(table: Table): void {
  if (table.filters.size === 0) return;
  table.sheet.assertAllowed('allowAutoFilter');
  table.filters.clear();
  applyFilters(table);
}

/** Shows the rows that match every filter and hides the others, those hidden by hand included. */
export function applyFilters(table: Table): void {
  const { sheet, bodyRect: body } = table;
  const tests = [...table.filters].flatMap(([id, criteria]) => {
    const index = table.columns.findIndex((column) => column.id === id);
    return index < 0 ? [] : [rowTest(table, body.left + index, criteria)];
  });
  for (let row = body.top; row <= body.bottom; row++) {
    if (tests.every((test) => test(row))) sheet.layout.rows.hidden.delete(row);
    else sheet.layout.rows.hidden.add(row);
  }
  sheet.workbook.calculation.cellsChanged(sheet, table.rect);
  sheet.workbook.emit({ kind: 'layout', sheet });
  sheet.workbook.emit({ kind: 'table-filtered', table });
}

type RowTest = (row: number) => boolean;

function rowTest(table: Table, column: number, criteria: FilterCriteria): RowTest {
  const { sheet } = table;
  const text = (row: number): string => sheet.text(row, column).toLowerCase();
  if (criteria.filterOn === 'Values') {
    const wanted = new Set(criteria.values?.map((value) => value.toLowerCase()));
    return (row) => wanted.has(text(row));
  }
  if (criteria.filterOn !== 'Custom') return extremes(table, column, criteria);
  const tests = [criteria.criterion1, criteria.criterion2]
    .filter((criterion) => criterion !== undefined)
    .map((criterion) => comparison(table, column, criterion));
  return criteria.operator === 'Or'
    ? (row) => tests.some((test) => test(row))
    : (row) => tests.every((test) => test(row));
}

/** The rows with the largest or smallest numbers; more than asked for where numbers are equal. */
function extremes(table: Table, column: number, { filterOn, criterion1 }: FilterCriteria): RowTest {
  const { sheet, bodyRect } = table;
  const numbers = sheet.grid
    .slice(column, bodyRect.top, bodyRect.bottom)
    .filter((value) => typeof value === 'number');
  const top = filterOn.startsWith('Top');
  numbers.sort((a, b) => (top ? b - a : a - b));
  const asked = Number(criterion1);
  const count = filterOn.endsWith('Percent')
    ? Math.max(1, Math.floor((numbers.length * asked) / 100))
    : asked;
  const limit = numbers[Math.min(count, numbers.length) - 1];
  return (row) => {
    const value = sheet.value(row, column);
    if (typeof value !== 'number' || limit === undefined) return false;
    return top ? value >= limit : value <= limit;
  };
}

/** A criterion such as `>=10`, `<>done`, `=*new*` or a bare value. `=` alone matches empty cells. */
function comparison({ sheet }: Table, column: number, criterion: string): RowTest {
  const [, operator = '=', operand = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(criterion)!;
  const number = operand.trim() === '' ? Number.NaN : Number(operand);
  if (operator === '=' || operator === '<>') {
    const pattern = wildcard(operand);
    const equal = (row: number): boolean => {
      const value = sheet.value(row, column);
      return typeof value === 'number' && value === number
        ? true
        : pattern.test(sheet.text(row, column));
    };
    return operator === '=' ? equal : (row) => !equal(row);
  }
  const compare = orders[operator as keyof typeof orders];
  return (row) => {
    const value = sheet.value(row, column);
    if (value === undefined || value instanceof ErrorValue) return false;
    if (!Number.isNaN(number)) return typeof value === 'number' && compare(value - number);
    return typeof value === 'string' && compare(value.localeCompare(operand, 'en'));
  };
}

const orders = {
  '<': (order: number) => order < 0,
  '>': (order: number) => order > 0,
  '<=': (order: number) => order <= 0,
  '>=': (order: number) => order >= 0,
};

/** `*` and `?` stand for any text and any character, `~` before them for themselves. */
function wildcard(text: string): RegExp {
  const source = text.replace(/~([*?~])|([*?])|[.+^${}()|[\]\\]/g, (found, literal, wild) =>
    wild ? (wild === '*' ? '.*' : '.') : `\\${(literal as string | undefined) ?? found}`,
  );
  return new RegExp(`^${source}$`, 'is');
}

/** Sorts the rows that are shown, and remembers by what. Throws AccessDenied, InvalidArgument. */
export function sortTable(table: Table, sort: TableSort): void {
  table.sheet.assertAllowed('allowSort');
  sortRows(table.sheet, table.bodyRect, sort.fields, sort);
  table.sort = sort;
  table.sheet.workbook.emit({ kind: 'table-changed', table });
}
