import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { rowWindow } from './row-window';

/** --rowHeight of pane.css. */
const rowHeight = 28;
/** Below this many rows a browser draws everything faster than we compute a window. */
const threshold = 100;

interface VirtualRowsProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  /** Height of the box in CSS pixels. */
  readonly height: number;
  /** A row that scrolls with the others but is not one of the items. */
  readonly lead?: ComponentChildren;
  readonly children: (item: Item, index: number) => ComponentChildren;
}

/** A scrolling box of rows of one height; of long lists only the part in sight is in the document. */
export function VirtualRows<Item>(props: VirtualRowsProps<Item>) {
  const { label, items, height, lead, children } = props;
  const [scrollTop, setScrollTop] = useState(0);
  const shown =
    items.length > threshold
      ? rowWindow(items.length, rowHeight, scrollTop - (lead ? rowHeight : 0), height)
      : { first: 0, end: items.length };
  return (
    <div
      class="columns"
      style={{ height: `${height}px` }}
      tabIndex={0}
      role="group"
      aria-label={label}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      {lead}
      <div style={{ height: `${shown.first * rowHeight}px` }} />
      {items.slice(shown.first, shown.end).map((item, at) => children(item, shown.first + at))}
      <div style={{ height: `${(items.length - shown.end) * rowHeight}px` }} />
    </div>
  );
}
