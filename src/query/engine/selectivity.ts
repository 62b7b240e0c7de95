import type { EngineColumn, EngineTable } from './port';

/** Rows of a table of which nothing is known. */
const unknownRows = 10_000;

export function rowsOf({ estimate }: EngineTable): number {
  return Math.max(1, estimate ?? unknownRows);
}

/** The share of rows that one value of a column has, as a guess that planning can work with. */
export function shareOf(table: EngineTable, column: EngineColumn): number {
  const rows = rowsOf(table);
  if (column.name === table.key) return 1 / rows;
  if (column.type === 'boolean') return 1 / 2;
  if (column.options && column.options.length > 0) return 1 / column.options.length;
  return Math.max(1 / rows, 1 / 50);
}

/** The share of rows within a range that is open at one end. */
export const rangeShare = 1 / 4;
