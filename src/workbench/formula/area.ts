import { columnIndex, columnName } from '../model/address';
import { fitsSheet, maxColumns, maxRows, type Rect } from '../model/rect';

/** One end of an area: which of its coordinates are there and which are absolute. */
interface End {
  readonly column: number | undefined;
  readonly row: number | undefined;
  readonly absoluteColumn: boolean;
  readonly absoluteRow: boolean;
}

/** A reference as written, `$` included. */
export interface Area {
  readonly first: End;
  /** Undefined for a single cell. */
  readonly last: End | undefined;
}

export function readArea(text: string): Area {
  const [first, last] = text.split(':');
  return { first: readEnd(first!), last: last === undefined ? undefined : readEnd(last) };
}

function readEnd(text: string): End {
  const [, dollarColumn, column, dollarRow, row] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  return {
    column: column ? columnIndex(column) : undefined,
    row: row ? Number(row) - 1 : undefined,
    absoluteColumn: dollarColumn === '$' && Boolean(column),
    absoluteRow: dollarRow === '$' || (dollarColumn === '$' && !column),
  };
}

export function areaRect({ first, last = first }: Area): Rect {
  const rows = [first.row ?? 0, last.row ?? maxRows - 1];
  const columns = [first.column ?? 0, last.column ?? maxColumns - 1];
  return {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
}

function endText(end: End, row: number, column: number): string {
  return (
    (end.column === undefined ? '' : (end.absoluteColumn ? '$' : '') + columnName(column)) +
    (end.row === undefined ? '' : (end.absoluteRow ? '$' : '') + String(row + 1))
  );
}

/** The area written for another rectangle; its `$` stay where they were. */
export function areaText({ first, last }: Area, rect: Rect): string {
  const start = endText(first, rect.top, rect.left);
  return last ? `${start}:${endText(last, rect.bottom, rect.right)}` : start;
}

/** The area after its formula was copied `rows` down and `columns` right: only relative ends move. */
export function copiedArea(area: Area, rows: number, columns: number): string {
  const move = (end: End): End => ({
    ...end,
    row: end.row === undefined || end.absoluteRow ? end.row : end.row + rows,
    column: end.column === undefined || end.absoluteColumn ? end.column : end.column + columns,
  });
  const moved = { first: move(area.first), last: area.last && move(area.last) };
  const ends = [moved.first, moved.last ?? moved.first];
  const inside = ends.every(({ row = 0, column = 0 }) =>
    fitsSheet({ top: row, left: column, bottom: row, right: column }),
  );
  if (!inside) return '#REF!';
  return ends
    .slice(0, moved.last ? 2 : 1)
    .map((end) => endText(end, end.row ?? 0, end.column ?? 0))
    .join(':');
}
