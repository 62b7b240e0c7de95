import { piecesOf, pieceText } from '../formula/reference';
import { readArea, type Area } from '../formula/area';
import { plainValue } from '../model/cell-value';
import { readCells } from '../model/edit';
import type { Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';

/** Formulas in R1C1 notation, values elsewhere. */
export function formulasR1C1(sheet: Sheet, rect: Rect): (string | number | boolean)[][] {
  return readCells(rect, (row, column) => {
    const formula = sheet.formula(row, column);
    return formula === undefined
      ? plainValue(sheet.value(row, column))
      : piecesOf(formula)
          .map((piece) =>
            piece.kind === 'area'
              ? piece.sheet + areaR1C1(readArea(piece.area), row, column)
              : pieceText(piece),
          )
          .join('');
  });
}

function areaR1C1(area: Area, row: number, column: number): string {
  const coordinate = (letter: string, value: number, base: number, absolute: boolean): string => {
    if (absolute) return `${letter}${value + 1}`;
    return value === base ? letter : `${letter}[${value - base}]`;
  };
  const end = (one: Area['first']): string =>
    (one.row === undefined ? '' : coordinate('R', one.row, row, one.absoluteRow)) +
    (one.column === undefined ? '' : coordinate('C', one.column, column, one.absoluteColumn));
  const first = end(area.first);
  const last = area.last ? end(area.last) : '';
  return area.last && last !== first ? `${first}:${last}` : first;
}
