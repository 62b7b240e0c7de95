import type { Cell } from '../core/cell';

/** Excel specifications: worksheet size. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384 };

/** A column as a sheet wants it: a unique header and one number format. */
export interface SheetColumn {
  readonly header: string;
  readonly format: string;
}

/** Where an import goes. A selected cell is fixed by `locate`, before anything takes time. */
export type Destination = { readonly kind: 'new-sheet' } | { readonly kind: 'selected-cell' };

/** A destination that selection changes no longer move: sheets by id, cells by zero-based index. */
export type Place =
  | { readonly kind: 'new-sheet' }
  | {
      readonly kind: 'cell';
      readonly sheetId: string;
      readonly row: number;
      readonly column: number;
    };

/** The Excel table an import left behind. */
export interface TableRef {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** Address with sheet, such as `Deals!A1:F1001`. */
  readonly address: string;
}

/**
 * Rows on their way into the workbook. They stand on a hidden sheet until `commit` shows them all at
 * once, so the user's sheets hold either the old state or the complete new one.
 */
export interface Staging {
  /** Writes complete rows, `first` counting data rows from 0. */
  write(first: number, rows: Cell[][]): Promise<void>;
  /**
   * Puts header and rows at the place as an Excel table of this name (or the next free one), with
   * column widths in characters.
   */
  commit(place: Place, name: string, widths: readonly number[]): Promise<TableRef>;
  /** Removes every trace. Never rejects: it runs when something has already gone wrong. */
  discard(): Promise<void>;
}

/**
 * The workbook, as far as imports need it. Implemented by `excel/`. All methods reject with an
 * AppError: sheet-protected, workbook-protected, workbook-readonly, cell-in-edit, sheet-missing,
 * destination-occupied, destination-too-small, table-name-taken, excel-limit, excel-failed.
 */
export interface Sheets {
  /** Fixes the destination and refuses it now where it could not be written later. */
  locate(destination: Destination, columns: number): Promise<Place>;
  /** A hidden place for `rows` data rows. */
  stage(columns: readonly SheetColumn[], rows: number): Promise<Staging>;
  /** Shows and selects a table. */
  show(table: TableRef): Promise<void>;
  /** Removes what an import left behind whose pane was closed half-way; tells whether it did. */
  recover(): Promise<boolean>;
}
