import { rowWindow, type RowWindow } from './row-window';

/** Heights in pane.css: of a group's heading, and --rowHeight. */
export const headingHeight = 24;
export const optionHeight = 28;

/** Below this many rows a browser draws everything faster than we compute a window. */
const threshold = 100;

/**
 * Which rows of each group of a long list to draw, given how far it is scrolled and how much of it is
 * seen, in CSS pixels. Of a short list, all.
 */
export function groupWindows(
  counts: readonly number[],
  scrollTop: number,
  boxHeight: number,
): RowWindow[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let top = 0;
  return counts.map((count) => {
    const rows = top + headingHeight;
    top = rows + count * optionHeight;
    if (total <= threshold) return { first: 0, end: count };
    const { first, end } = rowWindow(count, optionHeight, scrollTop - rows, boxHeight);
    return { first: Math.max(0, first), end: Math.max(0, end) };
  });
}

/** Where an option of the list begins, `at` counting through all groups. */
export function optionTop(counts: readonly number[], at: number): number {
  let top = 0;
  let before = 0;
  for (const count of counts) {
    top += headingHeight;
    if (at < before + count) return top + (at - before) * optionHeight;
    top += count * optionHeight;
    before += count;
  }
  return top;
}
