import { columnName } from '../../model/address';
import { maxColumns, maxRows } from '../../model/rect';
import { classes, element, keyAfter, setAttribute } from './element';
import type { CellAt } from './navigation';
import { cellId, columnStyle, RowView, type Drawing, type GridState } from './row-view';
import { ChartLayer } from '../chart/chart-layer';
import { headerHeight, headerWidth, indexes, pixels, Viewport, type Span } from './viewport';

/** Rows and columns that can be scrolled to beyond the used ones; the space grows as one goes. */
const spareRows = 60;
const spareColumns = 20;
/** Pixels that can be scrolled beyond a chart. */
const chartSpace = 40;

/**
 * The visible part of a sheet as DOM: a row element per visible row, a cell element per visible cell,
 * read from the model when drawn. Nothing is copied, so a sheet of a million rows costs what a screenful
 * costs. Cells are real elements with ARIA grid roles, which screen readers and tests can read.
 */
export class GridView {
  readonly element = element('div', {
    class: 'grid',
    role: 'grid',
    tabindex: '0',
    'aria-multiselectable': 'true',
    'aria-rowcount': String(maxRows + 1),
    'aria-colcount': String(maxColumns + 1),
  });
  /** The grid, and the charts over it. */
  readonly root = element('div', { class: 'grid-frame' });
  readonly #sizer = element('div', { class: 'grid-sizer', role: 'presentation' });
  readonly #window = element('div', { class: 'grid-window', role: 'presentation' });
  readonly #head = element('div', { class: 'grid-head', role: 'row', 'aria-rowindex': '1' });
  readonly #heads = new Map<number, HTMLElement>();
  readonly #rows = new Map<number, RowView>();
  readonly #charts = new ChartLayer();
  #state: GridState;
  #viewport: Viewport;
  #frame = 0;
  #stale = true;

  constructor(state: GridState) {
    this.#state = state;
    this.#viewport = new Viewport(state.sheet);
    const corner = element('div', { class: 'corner', role: 'columnheader', 'aria-colindex': '1' });
    corner.append(element('span', { class: 'hidden-text' }));
    corner.firstElementChild!.textContent = 'Select all';
    this.#head.append(corner);
    this.#window.append(this.#head);
    this.#sizer.append(this.#window);
    this.element.style.setProperty('--header-height', `${headerHeight}px`);
    this.element.style.setProperty('--header-width', `${headerWidth}px`);
    this.element.append(this.#sizer);
    this.root.append(this.element, this.#charts.element);
    // Charts are no descendants of what scrolls: images have no place in a grid.
    this.#charts.element.addEventListener('wheel', ({ deltaX, deltaY }) => {
      this.element.scrollBy(deltaX, deltaY);
    });
    this.element.addEventListener('scroll', () => this.#schedule());
    new ResizeObserver(() => this.#schedule()).observe(this.element);
  }

  /** Shows another state, or the same after the workbook changed; drawn with the next frame. */
  update(state: GridState): void {
    if (state.sheet !== this.#state.sheet) {
      this.element.scrollTo(0, 0);
      for (const row of [...this.#rows.keys()]) this.#removeRow(row);
    }
    this.#state = state;
    this.#viewport = new Viewport(state.sheet);
    this.#stale = true;
    this.#schedule();
  }

  /** Brings a cell into view. */
  reveal({ row, column }: CellAt): void {
    this.#resize(row, column);
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    this.element.scrollTop = this.#viewport.scrollToRow(row, scrollTop, clientHeight);
    this.element.scrollLeft = this.#viewport.scrollToColumn(column, scrollLeft, clientWidth);
  }

  /** Where a cell is drawn, in pixels of the grid's window. */
  place({ row, column }: CellAt): { x: number; y: number; width: number; height: number } {
    const { scrollTop, scrollLeft } = this.element;
    return {
      x: this.#viewport.x(column, scrollLeft),
      y: this.#viewport.y(row, scrollTop),
      width: this.#viewport.columns.size(column),
      height: this.#viewport.rows.size(row),
    };
  }

  /** The cell at a point of the window; row or column -1 on a header. */
  cellAt(clientX: number, clientY: number): CellAt {
    const { left, top } = this.element.getBoundingClientRect();
    const { scrollTop, scrollLeft } = this.element;
    const { frozen } = this.#state.sheet.layout;
    const { rows, columns } = this.#viewport;
    const y = clientY - top - headerHeight;
    const x = clientX - left - headerWidth;
    return {
      row: y < 0 ? -1 : rows.at(y < rows.offset(frozen.rows) ? y : y + scrollTop),
      column: x < 0 ? -1 : columns.at(x < columns.offset(frozen.columns) ? x : x + scrollLeft),
    };
  }

  /** How many rows a page is. */
  get pageRows(): number {
    const { first, last } = this.#spans().rows;
    return Math.max(1, last - first - 1);
  }

  /** Holds what floats over the cells: the editor. */
  get overlay(): HTMLElement {
    return this.#window;
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #spans(): { rows: Span; columns: Span } {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    return {
      rows: this.#viewport.rowSpan(scrollTop, clientHeight),
      columns: this.#viewport.columnSpan(scrollLeft, clientWidth),
    };
  }

  #draw(): void {
    const { sheet, active } = this.#state;
    const { clientHeight, clientWidth, scrollTop, scrollLeft } = this.element;
    const spans = this.#spans();
    this.#resize(spans.rows.last, spans.columns.last);
    this.#window.style.cssText = `width:${clientWidth}px;height:${clientHeight}px`;
    this.#charts.resize(clientWidth, clientHeight);
    this.element.classList.toggle('gridlines', sheet.layout.showGridlines);
    setAttribute(this.element, 'aria-label', `Sheet ${sheet.name}`);

    const rows = indexes(spans.rows).filter((row) => this.#viewport.rows.size(row) > 0);
    const columns = indexes(spans.columns).filter((c) => this.#viewport.columns.size(c) > 0);
    this.#drawHead(columns, scrollLeft);
    this.#drawRows(rows, {
      state: this.#state,
      viewport: this.#viewport,
      scrollTop,
      scrollLeft,
      columns,
      stale: this.#stale,
    });
    this.#charts.draw(sheet, scrollTop, scrollLeft, this.#stale);
    this.#stale = false;
    if (this.#rows.has(active.row) && columns.includes(active.column)) {
      setAttribute(this.element, 'aria-activedescendant', cellId(active));
    } else this.element.removeAttribute('aria-activedescendant');
  }

  #drawRows(rows: readonly number[], drawing: Drawing): void {
    const keep = new Set(rows);
    for (const row of [...this.#rows.keys()]) if (!keep.has(row)) this.#removeRow(row);
    for (const row of rows) {
      let view = this.#rows.get(row);
      if (!view) {
        view = new RowView(row);
        const next = keyAfter(this.#rows, row);
        const before = next === undefined ? null : this.#rows.get(next)!.element;
        this.#window.insertBefore(view.element, before);
        this.#rows.set(row, view);
      }
      view.draw(drawing);
    }
  }

  /** Leaves room to scroll a little beyond what is used and what is looked at. */
  #resize(row: number, column: number): void {
    const used = this.#state.sheet.usedRect();
    const lastRow = Math.min(Math.max(used?.bottom ?? 0, row) + spareRows, maxRows);
    const lastColumn = Math.min(Math.max(used?.right ?? 0, column) + spareColumns, maxColumns);
    const charts = this.#state.sheet.charts.map(({ settings }) => ({
      bottom: pixels(settings.top + settings.height) + chartSpace,
      right: pixels(settings.left + settings.width) + chartSpace,
    }));
    const height =
      headerHeight +
      Math.max(this.#viewport.rows.offset(lastRow), ...charts.map(({ bottom }) => bottom));
    const width =
      headerWidth +
      Math.max(this.#viewport.columns.offset(lastColumn), ...charts.map(({ right }) => right));
    const { style } = this.#sizer;
    // Never smaller while one looks at the end, or the content would jump.
    style.height = `${Math.max(height, this.element.scrollTop + this.element.clientHeight)}px`;
    style.width = `${Math.max(width, this.element.scrollLeft + this.element.clientWidth)}px`;
  }

  #drawHead(columns: readonly number[], scrollLeft: number): void {
    const { selection, sheet } = this.#state;
    const keep = new Set(columns);
    for (const [column, head] of this.#heads) {
      if (keep.has(column)) continue;
      head.remove();
      this.#heads.delete(column);
    }
    for (const column of columns) {
      const head = this.#heads.get(column) ?? this.#addHead(column);
      const frozen = column < sheet.layout.frozen.columns;
      const marked = column >= selection.left && column <= selection.right;
      setAttribute(head, 'class', classes('head', frozen && 'frozen', marked && 'marked'));
      setAttribute(head, 'style', columnStyle(this.#viewport, column, scrollLeft));
    }
  }

  #addHead(column: number): HTMLElement {
    const head = element('div', { role: 'columnheader', 'aria-colindex': String(column + 2) });
    head.textContent = columnName(column);
    head.append(element('span', { class: 'resizer', 'data-column': String(column) }));
    const next = keyAfter(this.#heads, column);
    this.#head.insertBefore(head, next === undefined ? null : this.#heads.get(next)!);
    this.#heads.set(column, head);
    return head;
  }

  #removeRow(row: number): void {
    this.#rows.get(row)?.element.remove();
    this.#rows.delete(row);
  }
}
