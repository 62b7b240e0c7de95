/** Rows to draw of a long list: `first` inclusive, `end` exclusive. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn above and below what is visible, so that Tab and fast scrolling find them. */
const margin = 8;

/** Which of `count` rows of equal height a scrolled box shows. Lengths in CSS pixels. */
export function rowWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  boxHeight: number,
): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
  const end = Math.min(count, Math.ceil((scrollTop + boxHeight) / rowHeight) + margin);
  return { first: Math.min(first, end), end };
}
