import { copiedArea, readArea } from '../formula/area';
import { piecesOf, pieceText } from '../formula/reference';
import { clearContents, finish } from './edit';
import { ExcelError } from './error';
import { columnsOf, fitsSheet, isCell, rowsOf, sizedRect, type Rect } from './rect';
import { cellKey, type Sheet } from './sheet';
import { expandTables } from './tables';

/** Excel.RangeCopyType. */
export type CopyWhat = 'All' | 'Formulas' | 'Values' | 'Formats' | 'Link';

export interface CopyOptions {
  readonly what?: CopyWhat;
  readonly skipBlanks?: boolean;
  readonly transpose?: boolean;
}

/** The formula as it reads after its cell was copied: relative references move along. */
export function copiedFormula(formula: string, rows: number, columns: number): string {
  return piecesOf(formula)
    .map((piece) => {
      if (piece.kind !== 'area') return pieceText(piece);
      const area = copiedArea(readArea(piece.area), rows, columns);
      return area === '#REF!' ? area : piece.sheet + area;
    })
    .join('');
}

/**
 * Copies cells. A target larger than the source is filled with whole repetitions where they fit,
 * otherwise the copy has the size of the source, from the target's first cell on.
 * Returns the cells written. Throws AccessDenied, InvalidArgument.
 */
export function copyCells(
  source: Sheet,
  from: Rect,
  target: Sheet,
  at: Rect,
  options: CopyOptions = {},
): Rect {
  const { what = 'All', skipBlanks = false, transpose = false } = options;
  if (what === 'Link') throw new ExcelError('NotImplemented');
  const height = transpose ? columnsOf(from) : rowsOf(from);
  const width = transpose ? rowsOf(from) : columnsOf(from);
  const repeats = rowsOf(at) % height === 0 && columnsOf(at) % width === 0;
  const to = repeats ? at : sizedRect(at.top, at.left, height, width);
  if (!fitsSheet(to)) throw new ExcelError('InvalidArgument');
  target.assertEditable(to);

  // Read everything first: source and target may overlap.
  const used = source.usedRect(true, from);
  const cells = used
    ? readBlock(source, from, Math.min(rowsOf(from), used.bottom - from.top + 1))
    : [];
  const formats = Array.from({ length: columnsOf(from) }, (_, column) =>
    what === 'All' || what === 'Formats'
      ? source.formats.runs(from.left + column, from.top, from.bottom)
      : [],
  );
  const withFormulas = what === 'All' || what === 'Formulas';
  const hadFormulas = target.formulas.size > 0;
  if (what !== 'Formats') {
    if (used) expandTables(target, to);
    if (!skipBlanks) clearContents(target, to);
  }
  for (let top = to.top; top <= to.bottom; top += height) {
    for (let left = to.left; left <= to.right; left += width) {
      for (const { row, column, value, formula, marked } of what === 'Formats' ? [] : cells) {
        const [r, c] = transpose ? [top + column, left + row] : [top + row, left + column];
        const key = cellKey(r, c);
        target.grid.set(r, c, value);
        if (marked) target.textMarks.add(key);
        else target.textMarks.delete(key);
        if (formula && withFormulas) {
          target.formulas.set(
            key,
            copiedFormula(formula, r - from.top - row, c - from.left - column),
          );
        } else target.formulas.delete(key);
      }
      for (const [column, runs] of formats.entries()) {
        for (const run of runs) {
          const [first, last] = [run.top - from.top, run.bottom - from.top];
          if (transpose) {
            for (let row = first; row <= last; row++) {
              target.formats.replace(left + row, top + column, top + column, [
                { top: top + column, bottom: top + column, format: run.format },
              ]);
            }
          } else {
            const moved = { top: top + first, bottom: top + last, format: run.format };
            target.formats.replace(left + column, moved.top, moved.bottom, [moved]);
          }
        }
      }
    }
  }
  if (formats.some((runs) => runs.length > 0)) {
    target.workbook.emit({ kind: 'format', sheet: target, rect: to });
  }
  if (what !== 'Formats') finish(target, to, hadFormulas || target.formulas.size > 0);
  return to;
}

/** A cell of a block, offsets from its corner. */
interface CopiedCell {
  readonly row: number;
  readonly column: number;
  readonly value: ReturnType<Sheet['value']>;
  readonly formula: string | undefined;
  readonly marked: boolean;
}

function readBlock(sheet: Sheet, rect: Rect, rows: number): CopiedCell[] {
  const cells: CopiedCell[] = [];
  const within = sizedRect(rect.top, rect.left, rows, columnsOf(rect));
  sheet.grid.each(within, (value, row, column) => {
    const key = cellKey(row, column);
    cells.push({
      row: row - rect.top,
      column: column - rect.left,
      value,
      formula: sheet.formulas.size > 0 ? sheet.formulas.get(key) : undefined,
      marked: sheet.textMarks.size > 0 && sheet.textMarks.has(key),
    });
  });
  return cells;
}

/** Moves cells; formulas keep their references, formats move too, the source is left empty. */
export function moveCells(source: Sheet, from: Rect, target: Sheet, at: Rect): void {
  const to = sizedRect(at.top, at.left, rowsOf(from), columnsOf(from));
  if (!fitsSheet(to)) throw new ExcelError('InvalidArgument');
  source.assertEditable(from);
  target.assertEditable(to);
  const hadFormulas = source.formulas.size + target.formulas.size > 0;
  const cells = readBlock(source, from, rowsOf(from));
  const formats = Array.from({ length: columnsOf(from) }, (_, column) =>
    source.formats.runs(from.left + column, from.top, from.bottom),
  );
  clearContents(source, from);
  source.formats.clear(from);
  clearContents(target, to);
  for (const { row, column, value, formula, marked } of cells) {
    const key = cellKey(to.top + row, to.left + column);
    target.grid.set(to.top + row, to.left + column, value);
    if (formula) target.formulas.set(key, formula);
    if (marked) target.textMarks.add(key);
  }
  for (const [column, runs] of formats.entries()) {
    const rows = to.top - from.top;
    const moved = runs.map((run) => ({ ...run, top: run.top + rows, bottom: run.bottom + rows }));
    target.formats.replace(to.left + column, to.top, to.bottom, moved);
  }
  finish(source, from, hadFormulas);
  finish(target, to, hadFormulas);
  if (isCell(from) && source === target)
    source.workbook.emit({ kind: 'format', sheet: source, rect: from });
}
