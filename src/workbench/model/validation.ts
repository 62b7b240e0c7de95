import type { CellValue } from './cell-value';
import { copiedFormula } from './copy';
import { ExcelError } from './error';
import type { LiveRange } from './live-range';
import { renderText } from './number-format';
import { cellRect, contains, overlaps, type Rect } from './rect';
import type { Sheet } from './sheet';
import { readInput } from './typed-input';

/** Excel.DataValidationOperator. */
export const validationOperators = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const;
export type ValidationOperator = (typeof validationOperators)[number];

export const comparedTypes = ['WholeNumber', 'Decimal', 'Date', 'Time', 'TextLength'] as const;
export type ComparedType = (typeof comparedTypes)[number];

/** What may be entered. Formulas are numbers or text, with a leading `=` where they are formulas. */
export type ValidationRule =
  | {
      readonly type: ComparedType;
      readonly operator: ValidationOperator;
      readonly formula1: string | number;
      readonly formula2?: string | number;
    }
  /** `source`: values separated by commas, or a formula that names cells. */
  | { readonly type: 'List'; readonly source: string; readonly inCellDropDown: boolean }
  | { readonly type: 'Custom'; readonly formula: string };

export interface ValidationAlert {
  readonly showAlert: boolean;
  /** Only `Stop` keeps a value out; the others warn, which the workbench lets pass. */
  readonly style: 'Stop' | 'Warning' | 'Information';
  readonly title: string;
  readonly message: string;
}

export interface ValidationPrompt {
  readonly showPrompt: boolean;
  readonly title: string;
  readonly message: string;
}

export const defaultAlert: ValidationAlert = {
  showAlert: true,
  style: 'Stop',
  title: '',
  message: '',
};
export const defaultPrompt: ValidationPrompt = { showPrompt: true, title: '', message: '' };

export interface ValidationSettings {
  readonly rule: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly alert: ValidationAlert;
  readonly prompt: ValidationPrompt;
}

/** Data validation of cells, which it follows. */
export interface Validation extends ValidationSettings {
  readonly range: LiveRange;
}

export interface SavedValidation extends ValidationSettings {
  readonly rect: Rect;
}

export const livingValidations = (sheet: Sheet): Validation[] =>
  sheet.validations.filter(({ range }) => range.alive);

export const validationAt = (sheet: Sheet, row: number, column: number): Validation | undefined =>
  sheet.validations.length === 0
    ? undefined
    : livingValidations(sheet).find(({ range }) => contains(range.rect, cellRect(row, column)));

/** Gives cells a validation, or none; parts of other validations outside of them stay. */
export function setValidation(
  sheet: Sheet,
  rect: Rect,
  settings: ValidationSettings | undefined,
): void {
  const kept = livingValidations(sheet).flatMap((validation) => {
    if (!overlaps(validation.range.rect, rect)) return [validation];
    validation.range.release();
    return outside(validation.range.rect, rect).map((part) => ({
      ...validation,
      range: sheet.range(part),
    }));
  });
  sheet.validations = settings ? [...kept, { ...settings, range: sheet.range(rect) }] : kept;
  sheet.workbook.emit({ kind: 'annotations', sheet });
}

/** The parts of `rect` that `hole` does not cover. */
function outside(rect: Rect, hole: Rect): Rect[] {
  const middle = {
    top: Math.max(rect.top, hole.top),
    bottom: Math.min(rect.bottom, hole.bottom),
  };
  return [
    { ...rect, bottom: hole.top - 1 },
    { ...rect, top: hole.bottom + 1 },
    { ...rect, ...middle, right: hole.left - 1 },
    { ...rect, ...middle, left: hole.right + 1 },
  ].filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
}

/** What a list offers, as text. */
export function listChoices({ range, rule }: Validation): string[] {
  if (rule.type !== 'List') return [];
  if (!rule.source.startsWith('=')) return rule.source.split(',').map((choice) => choice.trim());
  const place = range.sheet.workbook.resolve(rule.source.slice(1), range.sheet);
  const choices: string[] = [];
  for (let row = place?.rect.top ?? 0; place && row <= place.rect.bottom; row++) {
    for (let column = place.rect.left; column <= place.rect.right; column++) {
      const text = place.sheet.text(row, column);
      if (text !== '') choices.push(text);
    }
  }
  return choices;
}

/**
 * Throws InvalidOperation with the alert's own words where a person's entry (as typed) is to be kept
 * out. What an add-in writes is not checked, as in Excel.
 */
export function assertValid(sheet: Sheet, row: number, column: number, typed: string): void {
  const validation = validationAt(sheet, row, column);
  if (!validation?.alert.showAlert || validation.alert.style !== 'Stop') return;
  const { workbook } = sheet;
  const input = readInput(typed, sheet.format(row, column).numberFormat, workbook.thisYear);
  const value =
    input.kind === 'formula'
      ? workbook.calculation.evaluate(input.formula, sheet)
      : input.kind === 'value'
        ? input.value
        : undefined;
  if (isValid(validation, row, column, value)) return;
  throw new ExcelError(
    'InvalidOperation',
    validation.alert.message ||
      'This value does not match the data validation of the cell. Enter another one.',
  );
}

/** Whether a cell may hold a value. */
export function isValid(
  validation: Validation,
  row: number,
  column: number,
  value: CellValue | undefined,
): boolean {
  const { rule, ignoreBlanks, range } = validation;
  const { rect, sheet } = range;
  if (value === undefined) return ignoreBlanks;
  if (rule.type === 'List') {
    const { numberFormat } = sheet.format(row, column);
    return listChoices(validation).includes(renderText(value, numberFormat));
  }
  const evaluated = (formula: string | number): CellValue | undefined => {
    if (typeof formula === 'number') return formula;
    if (!formula.startsWith('=')) return Number(formula);
    const moved = copiedFormula(formula, row - rect.top, column - rect.left);
    return sheet.workbook.calculation.evaluate(moved, sheet);
  };
  if (rule.type === 'Custom') return evaluated(rule.formula) === true;
  const measured = rule.type === 'TextLength' ? String(value).length : value;
  if (typeof measured !== 'number') return false;
  if (rule.type === 'WholeNumber' && !Number.isInteger(measured)) return false;
  const first = Number(evaluated(rule.formula1));
  const second = Number(evaluated(rule.formula2 ?? ''));
  return comparisons[rule.operator](measured, first, second);
}

const comparisons: Readonly<
  Record<ValidationOperator, (value: number, first: number, second: number) => boolean>
> = {
  Between: (value, first, second) => value >= first && value <= second,
  NotBetween: (value, first, second) => value < first || value > second,
  EqualTo: (value, first) => value === first,
  NotEqualTo: (value, first) => value !== first,
  GreaterThan: (value, first) => value > first,
  LessThan: (value, first) => value < first,
  GreaterThanOrEqualTo: (value, first) => value >= first,
  LessThanOrEqualTo: (value, first) => value <= first,
};
