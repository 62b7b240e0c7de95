import type { Cell } from '../core/cell';
import type { QueryDefinition } from './definition';
import type { TableRef } from './sheets';

export interface TableColumnInfo {
  /** Kept when the header is renamed or the column moved. */
  readonly id: number;
  readonly name: string;
}

export interface TableInfo {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** From the left. */
  readonly columns: readonly TableColumnInfo[];
}

/** A table as it stands. Rows are those of its body, counted from 0; columns from the left. */
export interface TableState extends TableInfo {
  /** 0 where the table holds but the empty row that Excel leaves. */
  readonly rows: number;
  /** Number formats of the first and of the last row. */
  readonly formats: readonly (readonly string[])[];
}

/** Cells of one row in table order; null leaves a cell as it is, which `range.values` does too. */
export interface RowWrite {
  readonly row: number;
  readonly cells: readonly (Cell | null)[];
}

export interface SortField {
  readonly column: number;
  readonly descending: boolean;
}

/** Everything a refresh does to a table, done in one batch: the sheet shows the old rows or the new. */
export interface TablePatch {
  /** Rows to delete, ascending, as the table stands. */
  readonly deletes: readonly number[];
  /** Rows to append; formulas of other columns are filled down into them. */
  readonly adds: number;
  /** Rows as they stand after deleting and appending, ascending. */
  readonly writes: readonly RowWrite[];
  /** Format of the cells of appended rows, where it is not taken from the row above; by column. */
  readonly formats: ReadonlyMap<number, string>;
  /** Columns to add to the right; cells of `writes` beyond the table's width are theirs. */
  readonly addColumns?: readonly { readonly header: string; readonly format: string }[];
  /** Columns to remove, once all else is done. */
  readonly dropColumns?: readonly number[];
  /** Sort to apply where the user has set none. A sort the user has set is applied again. */
  readonly sort?: readonly SortField[];
  /** Written in the same batch. */
  readonly definition: QueryDefinition;
  /** What must still stand there: the cells of a column, from the top, as shown. */
  readonly expected: { readonly column: number | undefined; readonly cells: readonly Cell[] };
}

/** An open table; reads are cut so that no request is too large. */
export interface OpenTable {
  readonly state: TableState;
  /** Cells as shown, by row, in the order of `columns`. */
  values(
    rows: readonly number[],
    columns: readonly number[],
  ): Promise<ReadonlyMap<number, readonly Cell[]>>;
  /** The same with formulas as text that starts with `=`. */
  formulas(
    rows: readonly number[],
    columns: readonly number[],
  ): Promise<ReadonlyMap<number, readonly Cell[]>>;
  /**
   * Changes the table all at once. Rejects with `table-changed`, nothing done, where rows or expected
   * cells are no longer as they were read.
   */
  apply(patch: TablePatch): Promise<TableRef>;
}

/**
 * The tables of the workbook, as far as a refresh needs them. Implemented by `excel/`. Methods reject
 * with table-missing, table-protected, table-blocked, table-headers-hidden, workbook-readonly,
 * cell-in-edit, excel-limit, excel-failed.
 */
export interface TableSheets {
  list(): Promise<readonly TableInfo[]>;
  open(table: { readonly id: string; readonly name: string }): Promise<OpenTable>;
}
