import type { Table } from '../../model/table';

/** How a cell is drawn because of the table it belongs to. */
export interface TableLook {
  readonly part: 'header' | 'band' | 'plain' | 'total';
  /** Colour of the style; fills are mixed from it and the sheet's own background. */
  readonly accent: string;
  /** Header drawn as text on the accent, instead of accented text on the sheet. */
  readonly filledHeader: boolean;
  readonly filterButton: boolean;
  /** Whether the column is filtered. */
  readonly filtered: boolean;
}

/** Accents 1 to 6 of the Office theme; the first of each seven table styles has none. */
const accents = ['#737373', '#4472C4', '#C55A11', '#7B7B7B', '#BF9000', '#2E75B6', '#548235'];

/** Which look the table gives to a cell inside of it. */
export function tableLook(table: Table, row: number, column: number): TableLook {
  const { rect, options } = table;
  const [, family = '', number = '1'] =
    /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(options.style) ?? [];
  const index = Number(number) - 1;
  const isHeader = table.showHeaders && row === rect.top;
  const isTotal = table.showTotals && row === rect.bottom;
  const band = (row - table.bodyRect.top) % 2 === 0 && options.showBandedRows;
  const columnBand = (column - rect.left) % 2 === 0 && options.showBandedColumns;
  return {
    part: isHeader ? 'header' : isTotal ? 'total' : band || columnBand ? 'band' : 'plain',
    accent: family ? accents[index % accents.length]! : 'transparent',
    filledHeader: family !== '' && (family !== 'Light' || (index >= 7 && index < 14)),
    filterButton: isHeader && options.showFilterButton,
    filtered: table.filters.has(table.columns[column - rect.left]?.id ?? 0),
  };
}
