import type { ColumnType, Row } from '../core/column';

/** Characters a value of this type takes once formatted; text is measured. */
const typical: Partial<Record<ColumnType, number>> = {
  date: 11,
  datetime: 17,
  time: 9,
  boolean: 7,
};
const narrowest = 6;
const widest = 42;
/** Enough rows to see what is usual; one long note must not widen the column. */
const sample = 200;

/**
 * A width in characters that suits header and values: the longest of most, between 6 and 42.
 * Cheaper and calmer than autofit, which measures every cell of the column.
 */
export function columnWidth(
  header: string,
  type: ColumnType,
  rows: readonly Row[],
  index: number,
): number {
  const lengths: number[] = [];
  for (const row of rows.slice(0, sample)) {
    const value = row[index];
    if (value != null) lengths.push(String(value).length);
  }
  lengths.sort((a, b) => a - b);
  const usual = typical[type] ?? lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  // Two more for the filter button that Excel draws into the header.
  return Math.min(widest, Math.max(narrowest, header.length + 2, usual + 1));
}
