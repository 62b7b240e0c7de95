import { copiedArea, readArea } from '../formula/area';
import { piecesOf, pieceText } from '../formula/reference';
import { readBlock, writeBlock, writeBlockFormats } from './block';
import { clearContents, finish } from './edit';
import { ExcelError } from './error';
import { columnsOf, fitsSheet, rowsOf, sizedRect, type Rect } from './rect';
import type { Sheet } from './sheet';
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

  // Lifted first: source and target may overlap.
  const block = readBlock(source, from);
  const hadFormulas = target.formulas.size > 0;
  const withValues = what !== 'Formats';
  const withFormats = what === 'All' || what === 'Formats';
  if (withValues) {
    if (source.usedRect(true, from)) expandTables(target, to);
    if (!skipBlanks) clearContents(target, to);
  }
  for (let top = to.top; top <= to.bottom; top += height) {
    for (let left = to.left; left <= to.right; left += width) {
      const landing = { top, left, transpose };
      const moved = (formula: string): string =>
        copiedFormula(formula, top - from.top, left - from.left);
      if (withValues) writeBlock(block, target, landing, what === 'Values' ? undefined : moved);
      if (withFormats) writeBlockFormats(block, target, landing);
    }
  }
  if (withFormats) target.workbook.emit({ kind: 'format', sheet: target, rect: to });
  if (withValues) finish(target, to, hadFormulas);
  return to;
}

/** Moves cells; formulas keep their references, formats move too, the source is left empty. */
export function moveCells(source: Sheet, from: Rect, target: Sheet, at: Rect): void {
  const to = sizedRect(at.top, at.left, rowsOf(from), columnsOf(from));
  if (!fitsSheet(to)) throw new ExcelError('InvalidArgument');
  source.assertEditable(from);
  target.assertEditable(to);
  const hadFormulas = source.formulas.size + target.formulas.size > 0;
  const block = readBlock(source, from);
  const landing = { top: to.top, left: to.left, transpose: false };
  clearContents(source, from);
  source.formats.clear(from);
  clearContents(target, to);
  writeBlock(block, target, landing, (formula) => formula);
  writeBlockFormats(block, target, landing);
  finish(source, from, hadFormulas);
  finish(target, to, hadFormulas);
  source.workbook.emit({ kind: 'format', sheet: source, rect: from });
  target.workbook.emit({ kind: 'format', sheet: target, rect: to });
}
