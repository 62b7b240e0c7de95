import { ErrorValue, type CellValue } from './cell-value';
import { parseTypedDate } from './typed-date';
import { ExcelError } from './error';

/** Excel specifications: total number of characters that a cell can contain. */
export const maxCellText = 32_767;

/** What Excel makes of an entry. */
export type Input =
  | { readonly kind: 'empty' }
  | { readonly kind: 'formula'; readonly formula: string }
  | {
      readonly kind: 'value';
      readonly value: CellValue;
      /** The format a cell of format General takes on with this entry. */
      readonly numberFormat?: string;
      /** Entered behind an apostrophe. */
      readonly marked?: boolean;
    };

/**
 * Reads a value of `range.values` or a cell editor's text the way Excel does: strings are taken for
 * typed input ("If the value starts with a plus, minus or equal sign, Excel interprets this value as
 * a formula", Range.values). `year` completes dates typed without one.
 * Throws InvalidArgument for what no cell can hold.
 */
export function readInput(value: unknown, numberFormat: string, year: number): Input {
  if (typeof value === 'string') return readText(value, numberFormat, year);
  if (typeof value === 'boolean') return { kind: 'value', value };
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'value', value };
  throw new ExcelError('InvalidArgument');
}

/** Whether a value goes into its cell as it is: most do, and need not be looked at twice. */
export function isPlain(value: unknown, numberFormat: string): boolean {
  if (typeof value !== 'string') return typeof value === 'boolean' || Number.isFinite(value);
  if (value.length > maxCellText || value.startsWith("'")) return false;
  return numberFormat === '@' || !special.test(value);
}

function readText(text: string, numberFormat: string, year: number): Input {
  if (text === '') return { kind: 'empty' };
  const marked = text.startsWith("'");
  if (text.length - (marked ? 1 : 0) > maxCellText) throw new ExcelError('InvalidArgument');
  if (marked) return { kind: 'value', value: text.slice(1), marked };
  if (numberFormat === '@') return { kind: 'value', value: text };
  return readTyped(text, year) ?? { kind: 'value', value: text };
}

/** First characters of numbers, dates, booleans, errors and formulas: other text is text at once. */
const special = /^[\s\d.+\-=$(#%]|^(?:true|false)\s*$|^[a-z]{3,9}\.?[ -]\d/i;

function readTyped(text: string, year: number): Input | undefined {
  if (!special.test(text)) return undefined;
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  if (lower === 'true' || lower === 'false') return { kind: 'value', value: lower === 'true' };
  const error = trimmed.startsWith('#') ? ErrorValue.find(trimmed) : undefined;
  if (error) return { kind: 'value', value: error };
  const number = readNumber(trimmed) ?? parseTypedDate(trimmed, year);
  if (number) {
    return { kind: 'value', value: number.value, numberFormat: number.numberFormat };
  }
  // A lone sign is text; anything longer that starts with one is a formula.
  if (/^[=+-]./s.test(text)) {
    return {
      kind: 'formula',
      formula: text.startsWith('=') ? text : `=${text.replace(/^\+/, '')}`,
    };
  }
  return undefined;
}

/** A number together with the format it brings along. */
export interface TypedNumber {
  readonly value: number;
  readonly numberFormat: string;
}

const digits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)`;
const plain = new RegExp(String.raw`^(${digits}(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$`, 'i');

function readNumber(text: string): TypedNumber | undefined {
  const fraction = /^([+-]?)(\d+) (\d{1,5})\/(\d{1,5})$/.exec(text);
  if (fraction && Number(fraction[4]) !== 0) {
    const value = Number(fraction[2]) + Number(fraction[3]) / Number(fraction[4]);
    return { value: fraction[1] === '-' ? -value : value, numberFormat: '# ?/?' };
  }
  const bracketed = /^\((.*)\)$/.exec(text);
  let rest = bracketed?.[1] ?? text;
  let negative = bracketed !== null;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.test(rest);
    if (found) rest = rest.replace(pattern, '');
    return found;
  };
  let signed = bracketed !== null;
  const sign = (): void => {
    if (signed || !/^[+-]/.test(rest)) return;
    negative = rest.startsWith('-');
    signed = true;
    rest = rest.slice(1);
  };
  sign();
  const currency = take(/^\$/);
  if (currency) sign();
  const percent = take(/ ?%$/);
  const match = plain.exec(rest);
  if (!match || (currency && percent)) return undefined;
  const [, mantissa = '', exponent = ''] = match;
  let value = Number(significant(mantissa.replaceAll(',', '')) + exponent);
  if (!Number.isFinite(value)) return undefined;
  if (percent) value /= 100;
  if (negative && value !== 0) value = -value;
  const decimals = /\.\d/.test(mantissa);
  return { value, numberFormat: formatOf(decimals) };

  function formatOf(decimals: boolean): string {
    if (percent) return decimals ? '0.00%' : '0%';
    if (currency) return decimals ? '$#,##0.00_);[Red]($#,##0.00)' : '$#,##0_);[Red]($#,##0)';
    if (exponent) return '0.00E+00';
    if (mantissa.includes(',')) return decimals ? '#,##0.00' : '#,##0';
    return 'General';
  }
}

/** Excel keeps 15 significant digits of a typed number: the ones after become zeros. */
function significant(mantissa: string): string {
  const point = mantissa.indexOf('.');
  const leading = /^[0.]*/.exec(mantissa)![0].replace('.', '').length;
  const all = mantissa.replace('.', '');
  if (all.length - leading <= 15) return mantissa;
  const cut = all.slice(0, leading + 15).padEnd(all.length, '0');
  return point < 0 ? cut : `${cut.slice(0, point)}.${cut.slice(point)}`;
}
