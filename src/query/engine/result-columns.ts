import type { Column, ColumnType, Row, Value } from '../../core/column';
import type { EngineColumn, ExplainedColumn } from './port';
import type { ResultColumn } from './prepared';
import type { TableSource } from './table-source';

const isoDate = /^\d{4}-\d\d-\d\d$/;
const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const isoTime = /^\d\d:\d\d:\d\d$/;

type Test = (value: Exclude<Value, null>) => boolean;

const isNumber: Test = (value) => typeof value === 'number';
const matches =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/** Which values a type can have as SQL gives them: a union may put others under a table's column. */
const holds: Readonly<Record<ColumnType, Test>> = {
  integer: Number.isSafeInteger,
  number: isNumber,
  money: isNumber,
  boolean: (value) => value === 0 || value === 1,
  date: matches(isoDate),
  datetime: matches(isoInstant),
  time: matches(isoTime),
  text: () => true,
};

/** What an expression is taken for, by its values: the first that holds for all. */
const guesses: readonly ColumnType[] = ['integer', 'number', 'date', 'datetime', 'time'];

/** The result columns before the run: those that are a table's column have its type. */
export function explainColumns(
  columns: readonly ResultColumn[],
  sources: ReadonlyMap<string, TableSource>,
): ExplainedColumn[] {
  return columns.map(({ name, table, origin }) => {
    const column = columnOf(sources, table, origin);
    if (!column) return { name, type: undefined, nullable: true, code: '' };
    const { type, nullable, code, description, custom } = column;
    return {
      name,
      type,
      nullable,
      code,
      ...(description ? { description } : {}),
      ...(custom ? { custom } : {}),
    };
  });
}

/**
 * The result columns and rows after the run. Types that the values do not bear out are found from
 * the values. Yes and no come out as booleans; the rows are changed in place.
 */
export function finishRows(explained: readonly ExplainedColumn[], rows: Value[][]): Column[] {
  return explained.map((column, place) => {
    const isTrue = (type: ColumnType) => allHold(rows, place, type);
    const type =
      column.type && isTrue(column.type)
        ? column.type
        : hasValue(rows, place)
          ? (guesses.find(isTrue) ?? 'text')
          : (column.type ?? 'text');
    if (type === 'boolean')
      for (const row of rows) row[place] = row[place] === null ? null : row[place] === 1;
    return { ...column, type };
  });
}

function allHold(rows: readonly Row[], place: number, type: ColumnType): boolean {
  if (type === 'text') return true;
  const test = holds[type];
  for (const row of rows) {
    const value = row[place]!;
    if (value !== null && !test(value)) return false;
  }
  return true;
}

const hasValue = (rows: readonly Row[], place: number) => rows.some((row) => row[place] !== null);

function columnOf(
  sources: ReadonlyMap<string, TableSource>,
  table: string | undefined,
  origin: string | undefined,
): EngineColumn | undefined {
  const declared = table === undefined ? undefined : sources.get(table)?.declared;
  return declared?.find(({ name }) => name === origin)?.column;
}
