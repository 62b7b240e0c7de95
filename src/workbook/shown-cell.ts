import { cellEncoder, type Cell } from '../core/cell';
import type { Column, Value } from '../core/column';
import type { ZoneOffset } from '../core/zone';

/** A cell as `range.values` shows what was written: Excel consumes the apostrophe that marks text. */
export function shownCell(written: Cell): Cell {
  return typeof written === 'string' && written.startsWith("'") ? written.slice(1) : written;
}

/** Encodes values of a column as they will be shown. */
export function shownEncoder(column: Column, offset: ZoneOffset): (value: Value) => Cell {
  const encode = cellEncoder(column, offset);
  return (value) => shownCell(encode(value));
}

/**
 * Whether two shown cells are the same. Numbers may have passed through 15 significant digits (Excel
 * specifications), line ends through a saved file.
 */
export function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-13 * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a === 'string' && typeof b === 'string')
    return a.includes('\n') && a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
  return false;
}

/**
 * What to write so that a shown cell comes out of it. `asText` guards every text: in a column that is
 * no longer formatted as text Excel would read `00123` as a number and `1-2` as a date.
 */
export function writtenCell(shown: Cell, asText: boolean): Cell {
  if (typeof shown !== 'string' || shown === '') return shown;
  return asText || /^[=+\-@\t\r']/.test(shown) ? `'${shown}` : shown;
}

/** What a key is looked up by: a sheet may hold the number 5 or the text 5. '' is no key. */
export function keyText(key: Value | undefined): string {
  return key === null || key === undefined ? '' : String(key).trim();
}
