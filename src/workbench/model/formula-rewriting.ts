import { areaRect, areaText, readArea } from '../formula/area';
import { piecesOf, pieceText, renamedColumns, usesColumn, type Piece } from '../formula/reference';
import { formatAbsoluteAddress, quoteSheetName, splitSheet } from './address';
import { contains, cellRect } from './rect';
import { keyColumn, keyRow, type Sheet } from './sheet';
import { shiftRect, type Shift } from './shift';
import type { Table } from './table';
import { tableRect } from './table-reference';
import type { Workbook } from './workbook';

/** Where a formula stands; names and rules stand in no cell. */
export interface FormulaPlace {
  readonly sheet: Sheet;
  readonly row?: number;
  readonly column?: number;
}

export type Rewrite = (piece: Piece, place: FormulaPlace) => Piece;

const lost: Piece = { kind: 'text', text: '#REF!' };

/**
 * Puts every formula of the workbook through a change: cells, names, conditional formats, validations.
 * Says whether any is another one now.
 */
export function rewriteFormulas(workbook: Workbook, change: Rewrite): boolean {
  let any = false;
  const changed = (formula: string, place: FormulaPlace): string =>
    piecesOf(formula)
      .map((piece) => {
        const next = change(piece, place);
        any ||= next !== piece;
        return pieceText(next);
      })
      .join('');
  for (const sheet of workbook.sheets) {
    for (const [key, formula] of sheet.formulas) {
      const place = { sheet, row: keyRow(key), column: keyColumn(key) };
      sheet.formulas.set(key, changed(formula, place));
    }
    const inRule = (formula: string): string =>
      formula.startsWith('=') ? changed(formula, { sheet }) : formula;
    for (const format of sheet.conditionalFormats) {
      const { condition } = format;
      format.condition =
        condition.type === 'Custom'
          ? { ...condition, formula: inRule(condition.formula) }
          : {
              ...condition,
              formula1: inRule(condition.formula1),
              ...(condition.formula2 !== undefined && { formula2: inRule(condition.formula2) }),
            };
    }
    sheet.validations = sheet.validations.map((validation) => {
      const { rule } = validation;
      if (rule.type === 'List') {
        return { ...validation, rule: { ...rule, source: inRule(rule.source) } };
      }
      return rule.type === 'Custom'
        ? { ...validation, rule: { ...rule, formula: inRule(rule.formula) } }
        : validation;
    });
  }
  for (const name of workbook.names) {
    const sheet = name.scope ?? workbook.activeSheet;
    name.rewrite((formula) => changed(formula, { sheet }));
  }
  return any;
}

const sheetOf = (prefix: string, { sheet: home }: FormulaPlace): Sheet | undefined => {
  const { sheet } = splitSheet(prefix);
  return sheet === undefined ? home : home.workbook.findSheet(sheet);
};

/** References follow cells that moved. */
export const shifted =
  (sheet: Sheet, shift: Shift): Rewrite =>
  (piece, place) => {
    if (piece.kind !== 'area' || sheetOf(piece.sheet, place) !== sheet) return piece;
    const area = readArea(piece.area);
    const rect = shiftRect(areaRect(area), shift);
    return rect ? { ...piece, area: areaText(area, rect) } : lost;
  };

const isOfSheet = (prefix: string, lower: string): boolean =>
  splitSheet(prefix).sheet?.toLowerCase() === lower;

export function sheetNamed(before: string, after: string): Rewrite {
  const lower = before.toLowerCase();
  return (piece) =>
    (piece.kind === 'area' || piece.kind === 'name') && isOfSheet(piece.sheet, lower)
      ? { ...piece, sheet: `${quoteSheetName(after)}!` }
      : piece;
}

export function sheetGone(name: string): Rewrite {
  const lower = name.toLowerCase();
  return (piece) => (piece.kind === 'area' && isOfSheet(piece.sheet, lower) ? lost : piece);
}

export function tableNamed(before: string, after: string): Rewrite {
  const lower = before.toLowerCase();
  return (piece) => {
    if (piece.kind === 'table' && piece.table.toLowerCase() === lower) {
      return { ...piece, table: after };
    }
    const bare = piece.kind === 'name' && piece.sheet === '' && piece.name.toLowerCase() === lower;
    return bare ? { ...piece, name: after } : piece;
  };
}

/** Whether a piece means a table: by name, or without one from a cell inside of it. */
function isOf(table: Table, piece: Piece & { kind: 'table' }, place: FormulaPlace): boolean {
  if (piece.table !== '') return piece.table.toLowerCase() === table.name.toLowerCase();
  const { sheet, row, column } = place;
  if (sheet !== table.sheet || row === undefined || column === undefined) return false;
  return contains(table.rect, cellRect(row, column));
}

/** `names`: new names by old ones in lower case. */
export const columnsNamed =
  (table: Table, names: ReadonlyMap<string, string>): Rewrite =>
  (piece, place) =>
    piece.kind === 'table' && isOf(table, piece, place)
      ? { ...piece, specifier: renamedColumns(piece.specifier, names) }
      : piece;

/** `names` in lower case. */
export const columnsGone =
  (table: Table, names: ReadonlySet<string>): Rewrite =>
  (piece, place) =>
    piece.kind === 'table' && isOf(table, piece, place) && usesColumn(piece.specifier, names)
      ? lost
      : piece;

/** A table that is deleted takes its references along; one that becomes cells leaves their addresses. */
export const tableGone =
  (table: Table, leavesCells: boolean): Rewrite =>
  (piece, place) => {
    const bare =
      piece.kind === 'name' &&
      piece.sheet === '' &&
      piece.name.toLowerCase() === table.name.toLowerCase();
    if (!bare && !(piece.kind === 'table' && isOf(table, piece, place))) return piece;
    const specifier = piece.kind === 'table' ? piece.specifier : '';
    const rect = leavesCells ? tableRect(table, specifier, place.row) : undefined;
    if (!rect) return lost;
    const sheet = place.sheet === table.sheet ? '' : `${quoteSheetName(table.sheet.name)}!`;
    // A reference to the same row stays one when it is copied.
    const address = formatAbsoluteAddress(rect);
    const sameRow = /@|#this row/i.test(specifier);
    return { kind: 'text', text: sheet + (sameRow ? address.replace(/\$(?=\d)/g, '') : address) };
  };

/** On the sheet of a copied table, references to the original mean the copy. */
export const tableCopied =
  (original: Table, copy: Table): Rewrite =>
  (piece, { sheet }) => {
    if (sheet !== copy.sheet) return piece;
    const rename = tableNamed(original.name, copy.name);
    return rename(piece, { sheet });
  };
