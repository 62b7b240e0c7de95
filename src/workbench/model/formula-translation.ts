import { areaRect, readArea } from '../formula/area';
import { piecesOf, pieceText, type Piece } from '../formula/reference';
import { formatAddress, quoteSheetName, splitSheet } from './address';
import { contains, cellRect, type Rect } from './rect';
import type { Sheet } from './sheet';
import { tableRect } from './table-reference';
import type { Place, Workbook } from './workbook';

/** A formula in terms of cells alone, and the cells it reads. */
export interface Translation {
  /** Without the leading `=`; names and structured references became A1 references. */
  readonly text: string;
  readonly precedents: readonly Place[];
  /** Changes even if no cell does: NOW, TODAY, RAND. */
  readonly volatile: boolean;
}

/** Where a formula stands: what `@` and names of the sheet refer to. */
export interface Home {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Names may refer to names; deeper than this they go in circles. */
const deepestName = 16;

export function translateFormula(
  formula: string,
  workbook: Workbook,
  home: Home,
  depth = 0,
): Translation {
  const precedents: Place[] = [];
  const place = (sheet: Sheet, rect: Rect): string => {
    precedents.push({ sheet, rect });
    return `${quoteSheetName(sheet.name)}!${formatAddress(rect)}`;
  };
  const translate: { [Kind in Piece['kind']]: (piece: Piece & { kind: Kind }) => string } = {
    text: (piece) => piece.text,
    area: (piece) => {
      const { sheet: name } = splitSheet(piece.sheet);
      const sheet = name === undefined ? home.sheet : workbook.findSheet(name);
      if (!sheet) return '#REF!';
      precedents.push({ sheet, rect: areaRect(readArea(piece.area)) });
      return pieceText({ ...piece, area: piece.area.toUpperCase() });
    },
    table: (piece) => {
      const table = piece.table ? workbook.findTable(piece.table) : tableAt(home);
      const rect = table && tableRect(table, piece.specifier, home.row);
      return rect ? place(table.sheet, rect) : '#REF!';
    },
    name: (piece) => {
      const { sheet: scopeName } = splitSheet(piece.sheet);
      const scope = scopeName === undefined ? home.sheet : workbook.findSheet(scopeName);
      const name = workbook.findName(piece.name, scope) ?? workbook.findName(piece.name, undefined);
      if (name?.range) return place(name.range.sheet, name.range.rect);
      if (name && depth < deepestName) {
        const inner = translateFormula(name.formula, workbook, home, depth + 1);
        precedents.push(...inner.precedents);
        return `(${inner.text})`;
      }
      const table = workbook.findTable(piece.name);
      return table ? place(table.sheet, table.bodyRect) : '#NAME?';
    },
  };
  const text = piecesOf(formula.replace(/^=/, ''))
    .map((piece) => (translate[piece.kind] as (piece: Piece) => string)(piece))
    .join('');
  return { text, precedents, volatile: /\b(?:NOW|TODAY|RAND|RANDBETWEEN)\s*\(/i.test(text) };
}

const tableAt = ({ sheet, row, column }: Home) =>
  sheet.tables.find((table) => contains(table.rect, cellRect(row, column)));
