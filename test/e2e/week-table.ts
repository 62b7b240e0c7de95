import type { Page } from 'playwright-core';
import type { Cell } from '../../src/core/cell';

/** A row of a table, by its headers. */
export type ShownRow = Readonly<Record<string, Cell>>;

/** What somebody sees of a table, and of the sheet around it. */
export interface ShownTable {
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly rows: readonly ShownRow[];
  /** Of each row: whether a filter hides it. */
  readonly hidden: readonly boolean[];
  /** Of each row, by header: formulas of the cells that have one. */
  readonly formulas: readonly Readonly<Record<string, string>>[];
  readonly numberFormats: readonly Readonly<Record<string, string>>[];
  /** Of the total row, if one is shown. */
  readonly totals: ShownRow | undefined;
  readonly hiddenColumns: readonly string[];
  /** Notes of the rows, with the index of the row. */
  readonly notes: readonly {
    readonly row: number;
    readonly header: string;
    readonly text: string;
  }[];
  readonly conditionalFormats: number;
  /** Place of the first header cell, from 0. */
  readonly corner: { readonly row: number; readonly column: number };
}

/** Reads a table out of the workbench. */
export function shownTable(page: Page, name: string): Promise<ShownTable> {
  return page.evaluate((wanted) => {
    const table = window.workbench.workbook.findTable(wanted);
    if (!table) throw new Error(`There is no table ${wanted}`);
    const { sheet, bodyRect, rect } = table;
    const headers = table.columns.map((column) => column.name);
    const across = <T>(read: (column: number) => T): Record<string, T> =>
      Object.fromEntries(headers.map((header, index) => [header, read(rect.left + index)]));
    const places = Array.from(
      { length: bodyRect.bottom - bodyRect.top + 1 },
      (_, index) => bodyRect.top + index,
    );
    return {
      sheet: sheet.name,
      headers,
      rows: places.map((row) => across((column) => sheet.plain(row, column))),
      hidden: places.map((row) => sheet.layout.rows.hidden.has(row)),
      formulas: places.map((row) =>
        Object.fromEntries(
          headers.flatMap((header, index) => {
            const formula = sheet.formula(row, rect.left + index);
            return formula === undefined ? [] : [[header, formula]];
          }),
        ),
      ),
      numberFormats: places.map((row) =>
        across((column) => sheet.format(row, column).numberFormat),
      ),
      totals: table.showTotals ? across((column) => sheet.plain(rect.bottom, column)) : undefined,
      hiddenColumns: headers.filter((_, index) =>
        sheet.layout.columns.hidden.has(rect.left + index),
      ),
      notes: sheet.notes.flatMap(({ cell, text }) =>
        cell.alive
          ? [
              {
                row: cell.rect.top - bodyRect.top,
                header: headers[cell.rect.left - rect.left] ?? '',
                text,
              },
            ]
          : [],
      ),
      conditionalFormats: sheet.conditionalFormats.length,
      corner: { row: rect.top, column: rect.left },
    };
  }, name);
}

/** The rows by the cell of a column. */
export const rowsBy = ({ rows }: ShownTable, header: string): ReadonlyMap<Cell, ShownRow> =>
  new Map(rows.map((row) => [row[header]!, row]));

/** Address of a cell: of a row by its index, or with -1 of the header. */
export function addressOf({ corner, headers }: ShownTable, row: number, header: string): string {
  const column = headers.indexOf(header);
  if (column < 0) throw new Error(`The table has no column ${header}`);
  return `${String.fromCharCode(65 + corner.column + column)}${corner.row + 2 + row}`;
}

/** Index of the row that holds something in a column. */
export function indexOf({ rows }: ShownTable, header: string, cell: Cell): number {
  const index = rows.findIndex((row) => row[header] === cell);
  if (index < 0) throw new Error(`No row has ${String(cell)} as its ${header}`);
  return index;
}
