import { piecesOf, pieceText, readSpecifier, type Piece } from '../formula/reference';
import { contains, cellRect, type Rect } from '../model/rect';

/** A table, as far as formulas inside of it leave its name out. */
export interface NamedTable {
  readonly name: string;
  readonly rect: Rect;
}

/** Functions newer than the file format, which carry a prefix in files (MS-XLSX, 2.2.2.3). */
const newer = new Set(
  (
    'CONCAT IFS SWITCH MAXIFS MINIFS TEXTJOIN XLOOKUP XMATCH LET LAMBDA TEXTBEFORE TEXTAFTER ' +
    'TEXTSPLIT TOCOL TOROW VSTACK HSTACK TAKE DROP SEQUENCE RANDARRAY UNIQUE SORTBY STDEV.S STDEV.P ' +
    'VAR.S VAR.P IFNA PERCENTILE.INC PERCENTILE.EXC QUARTILE.INC RANK.EQ RANK.AVG MODE.SNGL ' +
    'NETWORKDAYS.INTL WORKDAY.INTL DAYS ISOWEEKNUM NUMBERVALUE XOR'
  ).split(' '),
);
/** Written with a second prefix, too. */
const onlyWorksheet = new Set(['FILTER', 'SORT']);

/** A formula as the file has it: no `=`, table names everywhere, `@` spelt out, prefixed functions. */
export function toFile(formula: string, home: NamedTable | undefined): string {
  return piecesOf(formula.replace(/^=/, ''))
    .map((piece) => {
      if (piece.kind === 'text') return prefixed(piece.text);
      if (piece.kind !== 'table') return pieceText(piece);
      return `${piece.table || (home?.name ?? '')}[${spelt(piece.specifier)}]`;
    })
    .join('');
}

/** A file's formula as a person reads it, with its `=`. `home` is the table its cell is in. */
export function fromFile(formula: string, home: NamedTable | undefined): string {
  return `=${piecesOf(formula)
    .map((piece) => (piece.kind === 'table' ? shown(piece, home) : pieceText(piece)))
    .join('')
    .replace(/_xlfn\.(?:_xlws\.)?/g, '')}`;
}

const prefixed = (text: string): string =>
  text.replace(/("(?:[^"]|"")*")|([\p{L}][\p{L}\p{N}.]*)(?=\()/gu, (found, literal, name) => {
    if (literal !== undefined) return found;
    const upper = (name as string).toUpperCase();
    if (newer.has(upper)) return `_xlfn.${found}`;
    return onlyWorksheet.has(upper) ? `_xlfn._xlws.${found}` : found;
  });

/** `@Amount`, `@[My Column]` and `@` become `[#This Row],[Amount]`. */
function spelt(specifier: string): string {
  if (!specifier.trim().startsWith('@')) return specifier;
  const columns = specifier.trim().slice(1);
  if (columns === '') return '#This Row';
  return `[#This Row],${columns.startsWith('[') ? columns : `[${columns}]`}`;
}

function shown(
  { table, specifier }: Piece & { kind: 'table' },
  home: NamedTable | undefined,
): string {
  const own = home !== undefined && table.toLowerCase() === home.name.toLowerCase();
  const { items } = readSpecifier(specifier);
  if (items.length !== 1 || items[0]!.toLowerCase() !== '#this row') {
    return `${own ? '' : table}[${specifier}]`;
  }
  const columns = specifier.replace(/^\s*\[?#This Row\]?\s*,?\s*/i, '');
  const plain = /^\[[\p{L}\p{N}_.]+\]$/u.test(columns) ? columns.slice(1, -1) : columns;
  return `${own ? '' : table}[@${plain}]`;
}

/** The table among `tables` that a cell is in. */
export const tableAround = <Table extends NamedTable>(
  tables: readonly Table[],
  row: number,
  column: number,
): Table | undefined => tables.find(({ rect }) => contains(rect, cellRect(row, column)));
