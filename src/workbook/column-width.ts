import type { ColumnType, Row, Value } from '../core/column';

const narrowest = 6;
const widest = 42;
/** Enough rows to see what text is usual; one long note must not widen the column. */
const sample = 200;
/** Room for the filter button that Excel draws into the header, whose letters are bold. */
const filterButton = 3;

type Measure = (values: readonly Value[]) => number;

const fixed =
  (characters: number): Measure =>
  () =>
    characters;

/** Most texts fit; a longer one runs on or is cut, as in any sheet. */
const usual: Measure = (values) => {
  const lengths = values
    .slice(0, sample)
    .flatMap((value) => (value === null ? [] : [String(value).length]))
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
};

/** Every number must fit: Excel shows `####` instead of one that does not. */
const largest =
  (decimals: number, grouped: boolean): Measure =>
  (values) => {
    let most = 0;
    let negative = false;
    for (const value of values) {
      if (typeof value !== 'number') continue;
      most = Math.max(most, Math.abs(value));
      negative ||= value < 0;
    }
    const digits = Math.max(1, Math.floor(Math.log10(most || 1)) + 1);
    const separators = grouped ? Math.floor((digits - 1) / 3) : 0;
    return digits + separators + (decimals > 0 ? decimals + 1 : 0) + (negative ? 1 : 0);
  };

const measures: Record<ColumnType, Measure> = {
  integer: largest(0, false),
  // `General` shortens what does not fit, so two decimals are enough to see.
  number: largest(2, false),
  money: largest(2, true),
  boolean: fixed(6),
  text: usual,
  date: fixed(10),
  datetime: fixed(16),
  time: fixed(8),
};

/**
 * A width in characters that suits header and values, between 6 and 42. Cheaper and calmer than
 * autofit, which measures every cell of the column.
 */
export function columnWidth(
  header: string,
  type: ColumnType,
  rows: readonly Row[],
  index: number,
): number {
  const values = rows.map((row) => row[index] ?? null);
  const needed = Math.max(header.length + filterButton, measures[type](values) + 1);
  return Math.min(widest, Math.max(narrowest, needed));
}
