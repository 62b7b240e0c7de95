import type { ColumnType, Value } from '../core/column';

const narrowest = 6;
const widest = 42;
/** Enough texts to see what is usual; one long note must not widen the column. */
const sample = 200;
/** Room for the filter button that Excel draws into the header, whose letters are bold. */
const filterButton = 3;

/** Looks at the values of a column as they pass by. */
interface Meter {
  see(value: Value): void;
  /** Characters that the values seen so far take once formatted. */
  characters(): number;
}

const fixed = (characters: number) => (): Meter => ({
  see: () => undefined,
  characters: () => characters,
});

/** Most texts fit; a longer one runs on or is cut, as in any sheet. */
function usual(): Meter {
  const lengths: number[] = [];
  return {
    see: (value) => {
      if (value !== null && lengths.length < sample) lengths.push(String(value).length);
    },
    characters: () => lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0,
  };
}

/** Every number must fit: Excel shows `####` instead of one that does not. */
const largest = (decimals: number, grouped: boolean) => (): Meter => {
  let most = 0;
  let negative = false;
  return {
    see: (value) => {
      if (typeof value !== 'number') return;
      most = Math.max(most, Math.abs(value));
      negative ||= value < 0;
    },
    characters: () => {
      const digits = Math.max(1, Math.floor(Math.log10(most || 1)) + 1);
      const separators = grouped ? Math.floor((digits - 1) / 3) : 0;
      return digits + separators + (decimals > 0 ? decimals + 1 : 0) + (negative ? 1 : 0);
    },
  };
};

const meters: Record<ColumnType, () => Meter> = {
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

export interface ColumnWidth {
  see(value: Value): void;
  /** Characters, between 6 and 42. */
  width(): number;
}

/**
 * A width that suits header and values. Cheaper and calmer than autofit, which measures every cell
 * of the column at once.
 */
export function columnWidth(header: string, type: ColumnType): ColumnWidth {
  const meter = meters[type]();
  return {
    see: meter.see,
    width: () => {
      const needed = Math.max(header.length + filterButton, meter.characters() + 1);
      return Math.min(widest, Math.max(narrowest, needed));
    },
  };
}
