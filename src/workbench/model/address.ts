import {
  coversColumns,
  coversRows,
  fitsSheet,
  isCell,
  maxColumns,
  maxRows,
  wholeSheet,
  type Rect,
} from './rect';

/** 0 is A, 25 is Z, 26 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A1 address of a rectangle, `A:B` or `1:2` where it covers whole columns or rows. */
export function formatAddress(rect: Rect): string {
  if (coversColumns(rect)) return `${columnName(rect.left)}:${columnName(rect.right)}`;
  if (coversRows(rect)) return `${rect.top + 1}:${rect.bottom + 1}`;
  const first = `${columnName(rect.left)}${rect.top + 1}`;
  return isCell(rect) ? first : `${first}:${columnName(rect.right)}${rect.bottom + 1}`;
}

/** The same with `$` before every column and row, as the formula of a name has it. */
export function formatAbsoluteAddress(rect: Rect): string {
  return formatAddress(rect).replace(/[A-Z]+|\d+/g, '$$$&');
}

/** A sheet's name as it stands before `!`: quoted unless it is a plain word that is no cell address. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

const cellPattern = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;
const columnsPattern = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;
const rowsPattern = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** The rectangle of an address without a sheet; undefined if it is none or lies outside a sheet. */
export function parseRect(address: string): Rect | undefined {
  const cells = cellPattern.exec(address);
  if (cells) {
    const [, left, top, right = left, bottom = top] = cells;
    return normal(Number(top) - 1, columnIndex(left!), Number(bottom) - 1, columnIndex(right!));
  }
  const columns = columnsPattern.exec(address);
  if (columns) {
    return normal(0, columnIndex(columns[1]!), maxRows - 1, columnIndex(columns[2]!));
  }
  const rows = rowsPattern.exec(address);
  if (rows) return normal(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, maxColumns - 1);
  return address === '' ? wholeSheet : undefined;
}

function normal(row1: number, column1: number, row2: number, column2: number): Rect | undefined {
  const rect = {
    top: Math.min(row1, row2),
    left: Math.min(column1, column2),
    bottom: Math.max(row1, row2),
    right: Math.max(column1, column2),
  };
  return fitsSheet(rect) ? rect : undefined;
}

/** Splits `'My sheet'!A1` into the sheet's name (unquoted, undefined if none) and the rest. */
export function splitSheet(address: string): { sheet: string | undefined; rest: string } {
  const mark = address.lastIndexOf('!');
  if (mark < 0) return { sheet: undefined, rest: address };
  const name = address.slice(0, mark);
  const bare = /^'(.*)'$/s.exec(name)?.[1]?.replaceAll("''", "'");
  return { sheet: bare ?? name, rest: address.slice(mark + 1) };
}
