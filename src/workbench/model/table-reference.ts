import { readSpecifier } from '../formula/reference';
import type { Rect } from './rect';
import type { Table } from './table';

/**
 * The cells of a structured reference `Table[specifier]`, seen from `row` (which `@` needs).
 * Undefined if it names no cells: no such column, hidden headers, a row outside of the table.
 */
export function tableRect(
  table: Table,
  specifier: string,
  row: number | undefined,
): Rect | undefined {
  const { items, columns } = readSpecifier(specifier);
  const first = columns ? table.columnIndex(columns[0]) : 0;
  const last = columns ? table.columnIndex(columns[1]) : table.columns.length - 1;
  const rows = rowsOfItems(table, items, row);
  if (first < 0 || last < 0 || !rows || rows.top > rows.bottom) return undefined;
  const left = table.rect.left + Math.min(first, last);
  return { ...rows, left, right: table.rect.left + Math.max(first, last) };
}

type Rows = Pick<Rect, 'top' | 'bottom'>;

function rowsOfItems(
  table: Table,
  items: readonly string[],
  row: number | undefined,
): Rows | undefined {
  if (items.length === 0) return table.bodyRect;
  const parts = items.map((item): Rows | undefined => {
    switch (item.toLowerCase()) {
      case '#all':
        return table.rect;
      case '#data':
        return table.bodyRect;
      case '#headers':
        return table.showHeaders ? table.headerRect : undefined;
      case '#totals':
        return table.showTotals ? table.totalsRect : undefined;
      case '#this row': {
        const body = table.bodyRect;
        const inside = row !== undefined && row >= body.top && row <= body.bottom;
        return inside ? { top: row, bottom: row } : undefined;
      }
      default:
        return undefined;
    }
  });
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    top: Math.min(...known.map((part) => part.top)),
    bottom: Math.max(...known.map((part) => part.bottom)),
  };
}
