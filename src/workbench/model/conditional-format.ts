import { formatAddress } from './address';
import { ErrorValue, type CellValue } from './cell-value';
import { copiedFormula } from './copy';
import type { Format } from './format';
import type { LiveRange } from './live-range';
import { cellRect, contains, type Rect } from './rect';
import type { Sheet } from './sheet';

/** The part of a format that a condition changes. */
export type ConditionalLook = Partial<
  Pick<Format, 'fillColor' | 'fontColor' | 'bold' | 'italic' | 'underline' | 'strikethrough'>
>;

/** Excel.ConditionalCellValueOperator. */
export const cellValueOperators = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqual',
  'LessThanOrEqual',
] as const;
export type CellValueOperator = (typeof cellValueOperators)[number];

/** When the look applies: a formula seen from the range's first cell, or a comparison of the cell. */
export type Condition =
  | { readonly type: 'Custom'; readonly formula: string }
  | {
      readonly type: 'CellValue';
      readonly operator: CellValueOperator;
      readonly formula1: string;
      readonly formula2?: string;
    };

export interface ConditionalFormat {
  readonly id: string;
  readonly range: LiveRange;
  condition: Condition;
  look: ConditionalLook;
  stopIfTrue: boolean;
}

export interface SavedConditionalFormat {
  readonly rect: Rect;
  readonly condition: Condition;
  readonly look: ConditionalLook;
  readonly stopIfTrue: boolean;
}

/** Those whose cells are still there, first the one that wins. */
export const livingConditions = (sheet: Sheet): ConditionalFormat[] =>
  sheet.conditionalFormats.filter(({ range }) => range.alive);

/** Adds a conditional format, which comes first, as in Excel. */
export function addConditionalFormat(
  sheet: Sheet,
  rect: Rect,
  condition: Condition,
  look: ConditionalLook = {},
): ConditionalFormat {
  const added = {
    id: sheet.workbook.guid(),
    range: sheet.range(rect),
    condition,
    look,
    stopIfTrue: false,
  };
  sheet.conditionalFormats.unshift(added);
  conditionsChanged(sheet, rect);
  return added;
}

export function removeConditionalFormat(format: ConditionalFormat): void {
  const { sheet } = format.range;
  format.range.release();
  sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== format);
  conditionsChanged(sheet, cellRect(0, 0));
}

export const conditionsChanged = (sheet: Sheet, rect: Rect): void =>
  sheet.workbook.emit({ kind: 'format', sheet, rect });

/** What conditions change about the look of a cell. */
export function conditionalLook(sheet: Sheet, row: number, column: number): ConditionalLook {
  if (sheet.conditionalFormats.length === 0) return {};
  let look: ConditionalLook = {};
  for (const { range, condition, look: own, stopIfTrue } of livingConditions(sheet)) {
    const { rect } = range;
    if (!contains(rect, cellRect(row, column))) continue;
    if (!holds(sheet, rect, condition, row, column)) continue;
    look = { ...own, ...look };
    if (stopIfTrue) break;
  }
  return look;
}

function holds(
  sheet: Sheet,
  rect: Rect,
  condition: Condition,
  row: number,
  column: number,
): boolean {
  // Written for the range's first cell; relative references move with the cell looked at.
  const moved = (formula: string): string =>
    copiedFormula(formula, row - rect.top, column - rect.left).replace(/^=/, '');
  const evaluated = (formula: string): CellValue | undefined =>
    sheet.workbook.calculation.evaluate(`=${formula}`, sheet);
  if (condition.type === 'Custom') {
    const result = evaluated(moved(condition.formula));
    return typeof result === 'number' ? result !== 0 : result === true;
  }
  const value = sheet.value(row, column);
  if (value === undefined || value instanceof ErrorValue) return false;
  const cell = formatAddress(cellRect(row, column));
  const formula = comparisons[condition.operator](
    cell,
    `(${moved(condition.formula1)})`,
    `(${moved(condition.formula2 ?? '')})`,
  );
  return evaluated(formula) === true;
}

type Comparison = (cell: string, first: string, second: string) => string;

const comparisons: Readonly<Record<CellValueOperator, Comparison>> = {
  Between: (cell, first, second) => `AND(${cell}>=${first},${cell}<=${second})`,
  NotBetween: (cell, first, second) => `OR(${cell}<${first},${cell}>${second})`,
  EqualTo: (cell, first) => `${cell}=${first}`,
  NotEqualTo: (cell, first) => `${cell}<>${first}`,
  GreaterThan: (cell, first) => `${cell}>${first}`,
  LessThan: (cell, first) => `${cell}<${first}`,
  GreaterThanOrEqual: (cell, first) => `${cell}>=${first}`,
  LessThanOrEqual: (cell, first) => `${cell}<=${first}`,
};
