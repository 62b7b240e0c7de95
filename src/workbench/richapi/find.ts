import { writeCells } from '../model/edit';
import type { LiveRange } from '../model/live-range';
import { cellRect, sizedRect, type Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';
import { choice, flag } from './argument';
import type { Facade, Host } from './facade';

type Criteria = Readonly<Record<string, unknown>>;

/** The test of a cell's text that `completeMatch` and `matchCase` ask for. */
function matcher(wanted: string, criteria: Criteria): (text: string) => boolean {
  const complete = flag(criteria['completeMatch'], false);
  const fold = flag(criteria['matchCase'], false)
    ? (text: string) => text
    : (text: string) => text.toLowerCase();
  const needle = fold(wanted);
  return (text) => (complete ? fold(text) === needle : fold(text).includes(needle));
}

/** The first cell (row by row) whose shown text matches; null if none does. */
export function findCell(
  { sheet, rect }: LiveRange,
  wanted: string,
  criteria: Criteria,
  host: Host,
): Facade<LiveRange> | null {
  const area = sheet.usedRect(true, rect);
  const matches = matcher(wanted, criteria);
  const backwards =
    choice(criteria['searchDirection'], ['Forward', 'Backwards'], 'Forward') === 'Backwards';
  if (!area) return null;
  const columns = area.right - area.left + 1;
  const count = columns * (area.bottom - area.top + 1);
  for (let step = 0; step < count; step++) {
    const index = backwards ? count - 1 - step : step;
    const row = area.top + Math.floor(index / columns);
    const column = area.left + (index % columns);
    if (matches(sheet.text(row, column))) return host.range(sheet, cellRect(row, column));
  }
  return null;
}

/** Replaces text in values and formulas; returns the number of replacements. */
export function replaceAll(
  sheet: Sheet,
  rect: Rect,
  wanted: string,
  replacement: string,
  criteria: Criteria,
): number {
  if (wanted === '') return 0;
  const area = sheet.usedRect(true, rect);
  const matches = matcher(wanted, criteria);
  const flags = flag(criteria['matchCase'], false) ? 'g' : 'gi';
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
  let count = 0;
  for (let row = area?.top ?? 0; area && row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const source = sheet.editText(row, column);
      if (!matches(source)) continue;
      const next = source.replace(pattern, () => {
        count++;
        return replacement;
      });
      writeCells(sheet, sizedRect(row, column, 1, 1), [[next]]);
    }
  }
  return count;
}
