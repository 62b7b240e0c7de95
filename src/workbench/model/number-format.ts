import FormulaParser from 'fast-formula-parser';
import { ErrorValue, type CellValue } from './cell-value';

const { SSF } = FormulaParser;

/** A value as the cell shows it (column width apart). A format Excel could not read shows the raw value. */
export function renderText(value: CellValue | undefined, numberFormat: string): string {
  if (value === undefined) return '';
  if (value instanceof ErrorValue) return value.name;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string' && !numberFormat.includes('@')) return value;
  try {
    return SSF.format(numberFormat, value);
  } catch {
    return String(value);
  }
}

/** Whether a number format shows dates or times. */
export const isDateFormat = (numberFormat: string): boolean =>
  numberFormat !== 'General' && SSF.is_date(numberFormat);

/** Whether Excel would take the text for a number format. */
export function isNumberFormat(numberFormat: string): boolean {
  try {
    SSF.format(numberFormat, 1.5);
    SSF.format(numberFormat, 'text');
    return true;
  } catch {
    return false;
  }
}

/** Excel.NumberFormatCategory, for the usual formats. */
export function formatCategory(numberFormat: string): string {
  if (numberFormat === 'General') return 'General';
  if (numberFormat === '@') return 'Text';
  if (isDateFormat(numberFormat)) return /[yd]/i.test(numberFormat) ? 'Date' : 'Time';
  if (numberFormat.includes('%')) return 'Percentage';
  if (/[$€£¥]/.test(numberFormat)) return 'Currency';
  if (/E[+-]/i.test(numberFormat)) return 'Scientific';
  if (numberFormat.includes('?/')) return 'Fraction';
  return /^[#0,.]+$/.test(numberFormat) ? 'Number' : 'Custom';
}
