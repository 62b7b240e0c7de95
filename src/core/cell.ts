import type { Column, ColumnType, Value } from './column';
import { dateSerial, datetimeSerial, timeSerial } from './serial';
import type { ZoneOffset } from './zone';

/** What may be put into `range.values`: never null, which Excel reads as "leave the old value". */
export type Cell = string | number | boolean;

/** Excel specifications: total number of characters that a cell can contain. */
export const maxCellText = 32_767;
const truncationMark = '… [truncated]';

/** Number format per column type. `@` keeps Excel from reading text as a number, a date or a formula. */
export const numberFormats: Record<ColumnType, string> = {
  integer: '0',
  number: 'General',
  money: '#,##0.00',
  boolean: 'General',
  text: '@',
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm',
  time: 'hh:mm:ss',
};

/** First characters that Excel, or a program that reads its CSV, takes for a formula or a text mark. */
const formulaStart = /^[=+\-@\t\r']/;

/**
 * Text as a cell: guarded by a leading apostrophe (which Excel consumes as its text mark) where it
 * would start a formula, and cut visibly at Excel's limit.
 */
export function textCell(text: string): string {
  const cut =
    text.length > maxCellText
      ? text.slice(0, maxCellText - truncationMark.length) + truncationMark
      : text;
  return formulaStart.test(cut) ? `'${cut}` : cut;
}

/** Encodes values of one column. Unknown shapes fall back to text: no value is ever dropped. */
export function cellEncoder(column: Column, offset: ZoneOffset): (value: Value) => Cell {
  const encode = encoders[column.type];
  return (value) => (value === null ? '' : (encode(value, offset) ?? textCell(String(value))));
}

type Encode = (value: Exclude<Value, null>, offset: ZoneOffset) => Cell | undefined;

const numeric: Encode = (value) => {
  if (typeof value !== 'number') return undefined;
  // Excel keeps 15 significant digits: a longer id would silently become another id.
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? undefined : value;
};

const encoders: Record<ColumnType, Encode> = {
  integer: numeric,
  number: numeric,
  money: numeric,
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  text: (value) => textCell(String(value)),
  date: (value) => (typeof value === 'string' ? dateSerial(value) : undefined),
  datetime: (value, offset) =>
    typeof value === 'string' ? datetimeSerial(value, offset) : undefined,
  time: (value) => (typeof value === 'string' ? timeSerial(value) : undefined),
};
