import { numberFormats, type Cell } from '../core/cell';
import type { ColumnType } from '../core/column';
import type { Merge } from './merge';
import { writtenCell } from './shown-cell';
import { parkedCells } from './parked';
import type { Parked } from './snapshot';
import type { RowWrite, TablePatch, TableState } from './table-sheet';

/** A column of the query at its place in the table. */
export interface PlacedColumn {
  readonly place: number;
  readonly type: ColumnType;
}

/** The part of a patch that a merge decides. */
export type MergePatch = Pick<TablePatch, 'deletes' | 'adds' | 'writes' | 'formats'>;

/** Turns a merge into what is done to the table: rows counted after deleting, cells in table order. */
export function mergePatch(
  { writes, adds, deletes }: Pick<Merge, 'writes' | 'adds' | 'deletes'>,
  columns: readonly PlacedColumn[],
  state: TableState,
  parked: readonly Parked[],
): MergePatch {
  const encoders = columns.map((column) => encoder(column, state));
  const line = (cells: readonly (Cell | null)[]): (Cell | null)[] => {
    const written = new Array<Cell | null>(width).fill(null);
    for (const [index, { place }] of columns.entries()) {
      const cell = cells[index] ?? null;
      written[place] = cell === null ? null : encoders[index]!(cell);
    }
    return written;
  };
  const width = Math.max(state.columns.length, ...columns.map(({ place }) => place + 1));
  const kept = state.rows - deletes.length;
  const putBack = parkedCells(parked);
  const added = adds.map(({ key, cells }, index): RowWrite => {
    const written = line(cells);
    for (const [id, cell] of putBack(key)) {
      const place = state.columns.findIndex((column) => column.id === id);
      if (place >= 0 && written[place] === null) written[place] = writtenCell(cell, true);
    }
    return { row: kept + index, cells: written };
  });
  return {
    deletes,
    adds: adds.length,
    writes: [...movedUp(writes, deletes, line), ...added],
    formats: new Map(
      columns.flatMap((column) =>
        addedFormat(column, kept > 0 && column.place < state.columns.length),
      ),
    ),
  };
}

/** Writes with the places their rows have once others are deleted. */
function movedUp(
  writes: Merge['writes'],
  deletes: readonly number[],
  line: (cells: readonly (Cell | null)[]) => (Cell | null)[],
): RowWrite[] {
  let passed = 0;
  return [...writes]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      while (passed < deletes.length && deletes[passed]! < row) passed++;
      return { row: row - passed, cells: line(cells) };
    });
}

/**
 * Texts are guarded unless the column is formatted as text from its first to its last row: the user
 * may have changed that. What is text in a column of another type is always guarded.
 */
function encoder({ place, type }: PlacedColumn, { formats, rows }: TableState) {
  const isText = type === 'text' && (rows === 0 || formats.every((row) => row[place] === '@'));
  return (cell: Cell) => writtenCell(cell, !isText);
}

/** Appended rows take the format of those above, except texts and the first rows of all. */
function addedFormat({ place, type }: PlacedColumn, isAbove: boolean): [number, string][] {
  return type === 'text' || !isAbove ? [[place, numberFormats[type]]] : [];
}
