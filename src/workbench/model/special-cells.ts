import { ErrorValue } from './cell-value';
import { livingConditions } from './conditional-format';
import { contains, cellRect, rowsOf, columnsOf, type Rect } from './rect';
import type { Sheet } from './sheet';
import { validationAt } from './validation';

/** Excel.SpecialCellType. */
export const specialCellTypes = [
  'ConditionalFormats',
  'DataValidations',
  'Blanks',
  'Constants',
  'Formulas',
  'Visible',
] as const;
export type SpecialCellType = (typeof specialCellTypes)[number];

type Test = (sheet: Sheet, row: number, column: number) => boolean;

const tests: Readonly<Record<SpecialCellType, Test>> = {
  Blanks: (sheet, row, column) =>
    sheet.value(row, column) === undefined && sheet.formula(row, column) === undefined,
  Constants: (sheet, row, column) =>
    sheet.value(row, column) !== undefined && sheet.formula(row, column) === undefined,
  Formulas: (sheet, row, column) => sheet.formula(row, column) !== undefined,
  Visible: ({ layout }, row, column) =>
    !layout.rows.hidden.has(row) && !layout.columns.hidden.has(column),
  DataValidations: (sheet, row, column) => validationAt(sheet, row, column) !== undefined,
  ConditionalFormats: (sheet, row, column) =>
    livingConditions(sheet).some(({ range }) => contains(range.rect, cellRect(row, column))),
};

/** Excel.SpecialCellValueType is made of these words: `NumbersText`, `Errors`, `All`. */
const ofType = (value: unknown, kinds: string): boolean =>
  kinds === 'All' ||
  (typeof value === 'number' && kinds.includes('Number')) ||
  (typeof value === 'string' && kinds.includes('Text')) ||
  (typeof value === 'boolean' && kinds.includes('Logical')) ||
  (value instanceof ErrorValue && kinds.includes('Errors'));

/** The cells of a kind within the used part of a rectangle, as few rectangles row by row. */
export function specialCells(
  sheet: Sheet,
  rect: Rect,
  type: SpecialCellType,
  kinds = 'All',
): Rect[] {
  const one = rowsOf(rect) * columnsOf(rect) === 1;
  // A single cell stands for the whole sheet, and nothing is looked for beyond what is used.
  const within = sheet.usedRect(false, one ? undefined : rect);
  const found: Rect[] = [];
  if (!within) return found;
  const valued = type === 'Constants' || type === 'Formulas';
  const matches = (row: number, column: number): boolean =>
    tests[type](sheet, row, column) && (!valued || ofType(sheet.value(row, column), kinds));
  for (let row = within.top; row <= within.bottom; row++) {
    for (let left = within.left; left <= within.right; left++) {
      if (!matches(row, left)) continue;
      let right = left;
      while (right < within.right && matches(row, right + 1)) right++;
      const above = found.findIndex(
        (area) => area.bottom === row - 1 && area.left === left && area.right === right,
      );
      if (above >= 0) found[above] = { ...found[above]!, bottom: row };
      else found.push({ top: row, left, bottom: row, right });
      left = right;
    }
  }
  return found;
}
