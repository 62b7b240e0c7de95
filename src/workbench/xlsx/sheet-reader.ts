import { columnIndex, parseRect } from '../model/address';
import { copiedFormula } from '../model/copy';
import type { Format } from '../model/format';
import { defaultFormat, formatDifference, formatWith } from '../model/format';
import { standardHeight, standardWidth } from '../model/layout';
import { maxColumns, maxRows, type Rect } from '../model/rect';
import { cellKey } from '../model/sheet';
import type { SavedSheet, SavedValue } from '../model/saved';
import { child, children, type XmlElement } from '../xml';
import { fromCharacters } from './column-width';
import { fromFile, tableAround, type NamedTable } from './file-formula';
import { unescapeString } from './markup';
import { stringOf } from './shared-strings';
import { flagOf, type Styles } from './style-reader';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly styles: Styles;
  readonly strings: readonly string[];
  readonly tables: readonly NamedTable[];
}

type Lines = Pick<
  SavedSheet,
  'columnWidth' | 'rowHeight' | 'columnWidths' | 'rowHeights' | 'hiddenColumns' | 'hiddenRows'
>;

/** Columns beyond this that share a width, hidden state or format are the rest of the sheet. */
const restOfSheet = 1000;

interface ReadCell {
  readonly row: number;
  readonly column: number;
  readonly value: SavedValue | null;
  readonly style: number;
}

/** Cells, formulas, formats, sizes and hidden lines of a sheet part. */
export function readCells(
  root: XmlElement,
  context: SheetContext,
): Lines & Pick<SavedSheet, 'cells' | 'formulas' | 'textMarks' | 'formats'> {
  const cells: ReadCell[] = [];
  const formulas: [number, string][] = [];
  const textMarks: number[] = [];
  const rowHeights: [number, number][] = [];
  const hiddenRows: number[] = [];
  const shared = new Map<string, { row: number; column: number; formula: string }>();
  let row = -1;
  for (const line of children(child(root, 'sheetData'), 'row')) {
    row = line.attributes['r'] === undefined ? row + 1 : Number(line.attributes['r']) - 1;
    if (flagOf(line, 'hidden')) hiddenRows.push(row);
    if (flagOf(line, 'customHeight')) rowHeights.push([row, Number(line.attributes['ht'])]);
    let column = -1;
    for (const cell of line.children) {
      column = columnOf(cell) ?? column + 1;
      const style = Number(cell.attributes['s'] ?? 0);
      const key = cellKey(row, column);
      const formula = formulaOf(cell, row, column, context.tables, shared);
      if (formula !== undefined) formulas.push([key, formula]);
      if (context.styles.cells[style]?.marked) textMarks.push(key);
      cells.push({ row, column, style, value: valueOf(cell, context.strings) });
    }
  }
  const columns = readColumns(root);
  const matrix = matrixOf(cells);
  return {
    ...(matrix && { cells: matrix }),
    formulas,
    textMarks,
    formats: formatsOf(cells, columns.formats, context.styles),
    ...columns.lines,
    rowHeights,
    hiddenRows,
  };
}

function columnOf({ attributes }: XmlElement): number | undefined {
  const letters = /^[A-Z]+/i.exec(attributes['r'] ?? '')?.[0];
  return letters ? columnIndex(letters) : undefined;
}

function valueOf(cell: XmlElement, strings: readonly string[]): SavedValue | null {
  const type = cell.attributes['t'] ?? 'n';
  if (type === 'inlineStr') return stringOf(child(cell, 'is'));
  const text = child(cell, 'v')?.text;
  if (text === undefined) return null;
  if (type === 's') return strings[Number(text)] ?? '';
  if (type === 'str') return unescapeString(text);
  if (type === 'b') return text === '1';
  if (type === 'e') return { error: text };
  return Number(text);
}

/** Formulas that cells share are written once; the others get it as if it had been copied there. */
function formulaOf(
  cell: XmlElement,
  row: number,
  column: number,
  tables: readonly NamedTable[],
  shared: Map<string, { row: number; column: number; formula: string }>,
): string | undefined {
  const element = child(cell, 'f');
  if (!element) return undefined;
  const { t: kind, si = '' } = element.attributes;
  if (kind === 'shared' && element.text === '') {
    const first = shared.get(si);
    return first && copiedFormula(first.formula, row - first.row, column - first.column);
  }
  if (element.text === '') return undefined;
  const formula = fromFile(element.text, tableAround(tables, row, column));
  if (kind === 'shared') shared.set(si, { row, column, formula });
  return formula;
}

function matrixOf(cells: readonly ReadCell[]): SavedSheet['cells'] {
  const filled = cells.filter(({ value }) => value !== null);
  if (filled.length === 0) return undefined;
  const smallest = (pick: (cell: ReadCell) => number): number =>
    filled.reduce((least, cell) => Math.min(least, pick(cell)), maxRows);
  const top = smallest(({ row }) => row);
  const left = smallest(({ column }) => column);
  const rows: (SavedValue | null)[][] = [];
  for (const { row, column, value } of filled) {
    while (rows.length <= row - top) rows.push([]);
    const line = rows[row - top]!;
    while (line.length < column - left) line.push(null);
    line[column - left] = value;
  }
  return { top, left, rows };
}

interface Columns {
  readonly lines: Pick<SavedSheet, 'columnWidth' | 'rowHeight' | 'columnWidths' | 'hiddenColumns'>;
  /** Style by column. */
  readonly formats: ReadonlyMap<number, number>;
}

function readColumns(root: XmlElement): Columns {
  const defaults = child(root, 'sheetFormatPr')?.attributes ?? {};
  const columnWidths: [number, number][] = [];
  const hiddenColumns: number[] = [];
  const formats = new Map<number, number>();
  let columnWidth = defaults['defaultColWidth']
    ? fromCharacters(Number(defaults['defaultColWidth']))
    : standardWidth;
  for (const { attributes } of child(root, 'cols')?.children ?? []) {
    const first = Number(attributes['min']) - 1;
    const last = Math.min(Number(attributes['max']), maxColumns) - 1;
    const width = fromCharacters(Number(attributes['width'] ?? 0));
    const custom = attributes['customWidth'] === '1' || attributes['customWidth'] === 'true';
    // One width for the rest of the sheet is a default.
    if (custom && last - first > restOfSheet) columnWidth = width;
    for (let column = first; column <= last; column++) {
      if (custom && last - first <= restOfSheet) columnWidths.push([column, width]);
      if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') {
        hiddenColumns.push(column);
      }
      const style = Number(attributes['style'] ?? 0);
      if (style > 0) formats.set(column, style);
    }
  }
  const rowHeight = Number(defaults['defaultRowHeight'] ?? standardHeight);
  return { lines: { columnWidth, rowHeight, columnWidths, hiddenColumns }, formats };
}

/** Runs per column: the column's own format, and over it those of the cells. */
function formatsOf(
  cells: readonly ReadCell[],
  columns: ReadonlyMap<number, number>,
  { cells: styles }: Styles,
): NonNullable<SavedSheet['formats']> {
  const runs: [number, number, number, Partial<Format>][] = [];
  const known = new Map<number, Partial<Format>>();
  const formatOf = (style: number): Partial<Format> => {
    let format = known.get(style);
    if (!format) {
      format = formatDifference(formatWith(defaultFormat, styles[style]?.format ?? {}));
      known.set(style, format);
    }
    return format;
  };
  for (const [column, style] of columns) runs.push([column, 0, maxRows - 1, formatOf(style)]);
  const open = new Map<number, { top: number; bottom: number; style: number }>();
  const close = (column: number): void => {
    const run = open.get(column);
    if (!run) return;
    open.delete(column);
    const format = formatOf(run.style);
    if (columns.has(column) || Object.keys(format).length > 0) {
      runs.push([column, run.top, run.bottom, format]);
    }
  };
  for (const { row, column, style } of cells) {
    const run = open.get(column);
    if (run?.style === style && run.bottom === row - 1) run.bottom = row;
    else {
      close(column);
      open.set(column, { top: row, bottom: row, style });
    }
  }
  for (const column of [...open.keys()]) close(column);
  return runs;
}

export const readMerged = (root: XmlElement): Rect[] =>
  (child(root, 'mergeCells')?.children ?? []).flatMap(
    ({ attributes }) => parseRect(attributes['ref'] ?? '') ?? [],
  );
